import { findPeople } from '@/lib/iana/queries/rows';
import { findCurrentRelease } from '@/lib/iana/queries/releases';
import { peopleOf } from '@/lib/iana/row-answer';
import type { RegistryRow } from '@/lib/iana/row';
import { REGISTRY_ORDER, rowFromStore } from '@/lib/iana/rows-store';
import { serviceOf, type Service } from '@/lib/iana/service';
import { initialOf, INITIALS, type Initial } from '@/lib/iana/routes';
import type { IndexedService } from '@/lib/iana/schema';
import { covering } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { findServiceNames } from '@/lib/search/queries-names';
import type { ServiceProfile } from '@/lib/services/profile';
import {
  findProfiles,
  findServiceRows,
  findShownProfile,
  listProfiles,
} from '@/lib/services/queries';
import { isPorted, type Transport } from '@/lib/ports/types';

/**
 * A service by its name, compared without case (RFC 6335, section 5.1), or null where the current
 * release does not know it.
 */
export async function findService(name: string): Promise<Service | null> {
  const stored = await findServiceRows(readDb(), name);
  if (stored.length === 0) return null;
  const named: RegistryRow[] = stored.map(rowFromStore);
  const [release, people, beside, profile] = await Promise.all([
    findCurrentRelease(),
    findPeople(peopleOf(named)),
    rowsOnPortsOf(named),
    findShownProfile(name),
  ]);
  return release === null ? null : serviceOf(named, beside, people, release, profile);
}

/** Every named row that shares a port with one of `rows`, these included. */
async function rowsOnPortsOf(rows: readonly RegistryRow[]): Promise<RegistryRow[]> {
  const spans = rows
    .filter(isPorted)
    .map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd }));
  if (spans.length === 0) return [];
  const stored = await readDb().registryRow.findMany({
    where: {
      lastReleaseId: null,
      serviceName: { not: null },
      ...(await covering(readDb(), 'registryRow', spans)),
    },
    orderBy: REGISTRY_ORDER,
  });
  return stored.map(rowFromStore);
}

/** Every service under one initial, in alphabetical order. */
export async function listServices(initial: Initial): Promise<IndexedService[]> {
  return listServicesOf(beginningWith(initial));
}

/** The services that have a profile, in alphabetical order. */
export async function listKnownServices(): Promise<IndexedService[]> {
  const known = new Set((await listProfiles()).map(({ service }) => service.toLowerCase()));
  const names = (await listServiceNames()).filter((name) => known.has(name.toLowerCase()));
  return listServicesOf({ serviceName: { in: names } });
}

/** Part `page` (from 1) of the services one of whose names holds the text, the best known first, and how many there are. */
export async function searchServices(
  text: string,
  page: number,
  size: number,
): Promise<{ readonly services: IndexedService[]; readonly total: number }> {
  const names = await findServiceNames(text);
  const shown = names.slice((page - 1) * size, page * size);
  const found = await listServicesOf({ serviceName: { in: shown } });
  const services = shown.flatMap((name) => found.find((one) => one.name === name) ?? []);
  return { services, total: names.length };
}

async function listServicesOf(where: Prisma.RegistryRowWhereInput): Promise<IndexedService[]> {
  const rows = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, serviceName: { not: null }, AND: where },
    orderBy: REGISTRY_ORDER,
    select: {
      serviceName: true,
      description: true,
      portStart: true,
      portEnd: true,
      transport: true,
    },
  });
  const services = new Map<
    string,
    { description: string; ports: Map<number, number>; transports: Set<Transport> }
  >();
  for (const row of rows) {
    const name = row.serviceName ?? '';
    const service = services.get(name) ?? {
      description: row.description,
      ports: new Map(),
      transports: new Set(),
    };
    if (row.portStart !== null && row.portEnd !== null)
      service.ports.set(row.portStart, row.portEnd);
    if (row.transport !== null) service.transports.add(row.transport as Transport);
    services.set(name, service);
  }
  const profiles = await findProfiles([...services.keys()]);
  return [...services]
    .map(([name, { description, ports, transports }]) => ({
      name,
      description,
      ports: [...ports].map(([start, end]) => ({ start, end })),
      transports: [...transports],
      profile: wordsOf(profiles.get(name.toLowerCase())),
    }))
    .sort((a, b) => compareNames(a.name, b.name));
}

function wordsOf(profile: ServiceProfile | undefined): IndexedService['profile'] {
  if (profile === undefined) return null;
  const { plainName, what, aliases, local } = profile;
  return { plainName, what, aliases, local };
}

/** Letters need no care in ILIKE patterns; `0` stands for whatever begins with none. */
function beginningWith(initial: Initial): Prisma.RegistryRowWhereInput {
  const begins = (letter: string) => ({
    serviceName: { startsWith: letter, mode: 'insensitive' as const },
  });
  if (initial !== '0') return begins(initial);
  return { NOT: { OR: INITIALS.filter((letter) => letter !== '0').map(begins) } };
}

function compareNames(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** How many service names begin with each initial. */
export async function countServices(): Promise<ReadonlyMap<Initial, number>> {
  const names = await listServiceNames();
  const counts = new Map<Initial, number>();
  for (const name of names) counts.set(initialOf(name), (counts.get(initialOf(name)) ?? 0) + 1);
  return counts;
}

/** All names of the current release, each once, in alphabetical order. */
export async function listServiceNames(): Promise<string[]> {
  const rows = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, serviceName: { not: null } },
    distinct: ['serviceName'],
    select: { serviceName: true },
  });
  return rows.flatMap(({ serviceName }) => serviceName ?? []).sort(compareNames);
}
