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
