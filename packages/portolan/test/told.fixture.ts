import { expect } from 'vitest';
import { type Entry, readPaste } from '../src/portolan';

export const read = async (text: string) => (await readPaste(text)).entries;
export const told = ({ transport, port, portEnd, name, address, exposure, meaning }: Entry) => ({
  ...{ transport, port, name, address, exposure, meaning },
  ...(portEnd === port ? {} : { portEnd }),
});

export async function one(text: string) {
  const entries = await read(text);
  expect(entries).toHaveLength(1);
  return entries[0]!;
}

/** Each entry in a few words: line, meaning, transport, port or name, address, programs; `-` where nothing is said. */
export async function lines(text: string) {
  return (await read(text)).map((entry) =>
    [
      entry.line,
      entry.meaning,
      entry.transport ?? '-',
      portWords(entry),
      entry.address ?? '-',
      entry.programs.map(({ name, pid }) => `${name}:${pid ?? ''}`).join('+') || '-',
    ].join(' '),
  );
}

function portWords({ port, portEnd, name, unknown }: Entry): string {
  if (port === null) return name ?? unknown?.why ?? '-';
  return port === portEnd ? String(port) : `${port}-${portEnd ?? ''}`;
}
