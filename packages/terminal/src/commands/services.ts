import { TRANSPORTS } from '@/lib/ports/types';
import type { PortLine } from '@/lib/snapshot/types';
import { JSON_OPTION, readOptions } from '../options';
import { readLines, snapshotHead } from '../snapshot';
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
  // Of names that are given, only what has one of them is read.
  const entries = readLines(
    'ports',
    (_, said) => wanted.size === 0 || mentions(said.toLowerCase(), wanted),
  ).flatMap(([key, [end, , named]]) => {
    const start = Number(key);
    if (end - start >= LONGEST) return [];
    return Array.from({ length: end - start + 1 }, (_, at) => start + at).flatMap((port) =>
      entriesOf(port, named),
    );
  });
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
  const descriptions = new Map(
    readLines('services', (key) => told.has(key)).map(([key, [, description]]) => [
      key,
      description,
    ]),
  );
  const lines = asked.map(({ name, port, transport, aliases }) => {
    const said = (descriptions.get(name.toLowerCase()) ?? '').replace(/\s+/g, ' ');
    const line = [name.padEnd(15), `${port}/${transport}`, ...aliases].join(' ');
    return said === '' ? line : `${line.padEnd(30)} # ${said}`;
  });
  out([`# IANA's registry, release ${release}, from ${site}`, ...lines].join('\n'));
  return Promise.resolve(0);
};

function mentions(said: string, names: ReadonlySet<string>): boolean {
  return [...names].some((name) => said.includes(JSON.stringify(name)));
}

function entriesOf(port: number, named: PortLine[2]) {
  return TRANSPORTS.flatMap((transport, at) => {
    const [name, ...aliases] = named
      .filter(([one, bits]) => (bits & (1 << at)) !== 0 && WRITABLE.test(one))
      .map(([one]) => one);
    return name === undefined ? [] : [{ name, port, transport, aliases: [...new Set(aliases)] }];
  });
}
