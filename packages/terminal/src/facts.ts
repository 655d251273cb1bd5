import type { Facts } from '@/lib/check/types';
import { type Index, indexFacts } from '@/lib/check/rules/who';
import { keysOf } from '@/lib/collisions/rules/chosen';
import { type Catalogue, catalogueOf } from '@/lib/collisions/rules/taken';
import { PORT_COUNT } from '@/lib/ports/types';
import { factsFrom } from '@/lib/snapshot/rules/unpack';
import type { Entry } from '@/packages/portolan/src/portolan';
import { findLines, readLines, snapshotHead } from './snapshot';

interface Asked {
  /** Numbers of ports. */
  readonly ports: readonly number[];
  /** Names of services; all of their ports are meant too. */
  readonly services: readonly string[];
}

type Whole = Parameters<typeof factsFrom>[0];

/** What the registry says of these ports and services alone, and beside it what is given of software. */
function factsAbout(
  { ports, services }: Asked,
  community: Pick<Whole, 'software' | 'reports'>,
): Facts {
  const named = new Set(services.map((name) => name.toLowerCase()));
  const asked = new Uint8Array(PORT_COUNT);
  for (const port of ports) asked[port] = 1;
  for (const name of named)
    for (const [, , , , , spans] of findLines('services', name))
      for (const [start, end] of spans) asked.fill(1, start, end + 1);
  // What stands under a port begins with the last one of which it is said.
  const found = readLines('ports', (key, said) =>
    asked.subarray(Number(key), Number.parseInt(said.slice(1), 10) + 1).includes(1),
  );
  const met = new Set(found.flatMap(([, [, , here]]) => here.map(([name]) => name.toLowerCase())));
  const profiles = [...met].flatMap((key) =>
    findLines('services', key).map((line) => [key, line] as const),
  );
  return factsFrom({ head: snapshotHead(), ports: found, services: profiles, ...community });
}

/** Who is who among what a paste names. */
export function indexOf(entries: readonly Entry[]): Index {
  const asked = {
    ports: entries.flatMap(({ port, target }) => [port, target?.[0] ?? null]).filter(isNumber),
    services: entries.flatMap(({ name }) => name ?? []),
  };
  const all = { software: readLines('software'), reports: readLines('reports') };
  return indexFacts(factsAbout(asked, all));
}

const isNumber = (value: number | null): value is number => value !== null;

/** What the software takes that these names or images mean: the ports reported of it, and those of its services. */
export function catalogueFor(names: readonly string[]): Catalogue {
  const found = names.flatMap(keysOf).flatMap((key) => findLines('names', key));
  const slugs = new Set(found.flatMap(([kind, id]) => (kind === 'software' ? [id] : [])));
  const software = [...slugs]
    .sort()
    .flatMap((slug) => findLines('software', slug).map((line) => [slug, line] as const));
  const reports = software
    .flatMap(([, [, , , , keys]]) => keys)
    .flatMap((key) => findLines('reports', key).map((line) => [key, line] as const));
  const services = software.flatMap(([, [, , , , , spoken]]) => spoken);
  return catalogueOf(factsAbout({ ports: [], services }, { software, reports }));
}
