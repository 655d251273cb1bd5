import { type Transport, TRANSPORTS } from '@/lib/ports/transports';
import type { PortLine } from '@/lib/snapshot/types';
import { JSON_OPTION, readOptions } from '../options';
import { eachLine, snapshotHead } from '../snapshot';
import { type Command, FOUND, json, Wrong } from '../terminal';

/** A range counted out longer than this says nothing of any one port. */
const LONGEST = 100;
/** What services(5) can hold: no white space and no sign that begins a comment. */
const WRITABLE = /^[^\s#]+$/;

/** `portolan services`: the official names in the form of /etc/services; names given narrow it. */
export const services: Command = (args, { out }) => {
  const { values, positionals } = readOptions(args, JSON_OPTION);
  const wanted = new Set(positionals.map((name) => name.toLowerCase()));
  const { release, site } = snapshotHead();
  const entries: Entry[] = [];
  // Of names that are given, only what has one of them is read.
  const isWanted = (_: string, said: string) => mentions(said.toLowerCase(), wanted);
  for (const [key, line] of eachLine('ports', wanted.size === 0 ? undefined : isWanted))
    entries.push(...entriesOf(Number(key), line));
  const asked = entries.filter(
    ({ name, aliases }) =>
      wanted.size === 0 || [name, ...aliases].some((one) => wanted.has(one.toLowerCase())),
  );
  if (asked.length === 0) throw new Wrong('no official service has this name', FOUND);
  if (values.json === true) {
    out(json(asked));
    return Promise.resolve(0);
  }
  const told = new Set(asked.map(({ name }) => name.toLowerCase()));
  const descriptions = new Map<string, string>();
  for (const [key, [, description]] of eachLine('services', (name) => told.has(name)))
    descriptions.set(key, description.replace(/\s+/g, ' '));
  const lines = asked.map(({ name, port, transport, aliases }) => {
    const said = descriptions.get(name.toLowerCase()) ?? '';
    const names = aliases.length === 0 ? '' : ` ${aliases.join(' ')}`;
    const line = `${name.padEnd(15)} ${port}/${transport}${names}`;
    return said === '' ? line : `${line.padEnd(30)} # ${said}`;
  });
  out([`# IANA's registry, release ${release}, from ${site}`, ...lines].join('\n'));
  return Promise.resolve(0);
};

function mentions(said: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => said.includes(JSON.stringify(name)));
}

interface Entry {
  readonly name: string;
  readonly port: number;
  readonly transport: Transport;
  readonly aliases: readonly string[];
}

/** Of each port, each transport on which it has names; most of the thousands have one port and one name. */
function entriesOf(start: number, [end, , named]: PortLine): Entry[] {
  const writable = named.filter(([name]) => WRITABLE.test(name));
  if (writable.length === 0 || end - start >= LONGEST) return [];
  return Array.from({ length: end - start + 1 }, (_, at) => start + at).flatMap((port) =>
    TRANSPORTS.flatMap((transport, at) => {
      const [first, ...others] = writable.filter(([, bits]) => (bits & (1 << at)) !== 0);
      if (first === undefined) return [];
      const aliases = others.length === 0 ? [] : [...new Set(others.map(([name]) => name))];
      return [{ name: first[0], port, transport, aliases }];
    }),
  );
}
