import type { Facts } from '@/lib/check/types';
import { type Index, indexFacts } from '@/lib/check/rules/who';
import { type Catalogue, catalogueOf } from '@/lib/collisions/rules/taken';
import { PORT_COUNT } from '@/lib/ports/types';
import { factsFrom } from '@/lib/snapshot/rules/unpack';
import type { Entry } from '@/packages/portolan/src/portolan';
import { readLines, snapshotHead } from './snapshot';

interface Asked {
  /** Numbers of ports. */
  readonly ports: readonly number[];
  /** Names of services; all of their ports are meant too. */
  readonly services: readonly string[];
}

/**
 * All that is known of software, and of the registry what is known of these ports and services alone. Looking
 * through a file costs little; reading what thousands of its lines say costs most of a command's time.
 */
function factsAbout({ ports, services }: Asked): Facts {
  const named = new Set(services.map((name) => name.toLowerCase()));
  const asked = new Uint8Array(PORT_COUNT);
  for (const port of ports) asked[port] = 1;
  if (named.size > 0)
    for (const [, [, , , , , spans]] of readLines('services', (key) => named.has(key)))
      for (const [start, end] of spans) asked.fill(1, start, end + 1);
  // What stands under a port begins with the last one of which it is said.
  const found = readLines('ports', (key, said) =>
    asked.subarray(Number(key), Number.parseInt(said.slice(1), 10) + 1).includes(1),
  );
  const met = new Set(found.flatMap(([, [, , here]]) => here.map(([name]) => name.toLowerCase())));
  return factsFrom({
    head: snapshotHead(),
    ports: found,
    services: readLines('services', (key) => met.has(key)),
    software: readLines('software'),
    reports: readLines('reports'),
  });
}

/** Who is who among what a paste names. */
export function indexOf(entries: readonly Entry[]): Index {
  return indexFacts(
    factsAbout({
      ports: entries.flatMap(({ port, target }) => [port, target?.[0] ?? null]).filter(isNumber),
      services: entries.flatMap(({ name }) => name ?? []),
    }),
  );
}

const isNumber = (value: number | null): value is number => value !== null;

let kept: Catalogue | undefined;

/** What each piece of software takes: the ports reported of it, and those of services that it implements. */
export function softwareCatalogue(): Catalogue {
  kept ??= catalogueOf(
    factsAbout({
      ports: [],
      services: readLines('software').flatMap(([, [, , , , , spoken]]) => spoken),
    }),
  );
  return kept;
}
