import { findPeople } from '@/lib/iana/queries/people';
import { findCurrentRelease } from '@/lib/iana/queries/releases';
import { peopleOf } from '@/lib/iana/row-answer';
import type { RegistryRow } from '@/lib/iana/row';
import { REGISTRY_ORDER, rowFromStore } from '@/lib/iana/rows-store';
import { serviceOf, type Service } from '@/lib/iana/service';
import { initialOf, INITIALS, type Initial } from '@/lib/iana/service-index';
import type { IndexedService } from '@/lib/iana/types';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { isPorted, type Transport } from '@/lib/ports/types';

/**
 * A service by its name, compared without case (RFC 6335, section 5.1), or null where the current
 * release does not know it.
 */
export async function findService(name: string): Promise<Service | null> {
  // `mode: insensitive` is ILIKE in PostgreSQL, where `_` and `%` of a name would match anything.
  const found = await db().$queryRaw<{ id: number }[]>`
    SELECT id FROM registry_row WHERE last_release_id IS NULL AND lower(service_name) = lower(${name})`;
  if (found.length === 0) return null;
  const stored = await db().registryRow.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    orderBy: REGISTRY_ORDER,
  });
  const rows: RegistryRow[] = stored.map(rowFromStore);
  const [release, people, beside] = await Promise.all([
    findCurrentRelease(),
    findPeople(peopleOf(rows)),
    rowsOnPortsOf(rows),
  ]);
  return release === null ? null : serviceOf(rows, beside, people, release);
}

/** Every named row that shares a port with one of `rows`, these included. */
async function rowsOnPortsOf(rows: readonly RegistryRow[]): Promise<RegistryRow[]> {
  const spans = rows.filter(isPorted);
  if (spans.length === 0) return [];
  const stored = await db().registryRow.findMany({
    where: {
      lastReleaseId: null,
      serviceName: { not: null },
      OR: spans.map((row) => ({
        portStart: { lte: row.portEnd },
        portEnd: { gte: row.portStart },
      })),
    },
    orderBy: REGISTRY_ORDER,
  });
  return stored.map(rowFromStore);
}

/** Every service name under one initial, in alphabetical order. */
export async function listServices(initial: Initial): Promise<IndexedService[]> {
  const rows = await db().registryRow.findMany({
    where: { lastReleaseId: null, serviceName: { not: null }, ...beginningWith(initial) },
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
  return [...services]
    .map(([name, { description, ports, transports }]) => ({
      name,
      description,
      ports: [...ports].map(([start, end]) => ({ start, end })),
      transports: [...transports],
    }))
    .sort((a, b) => compareNames(a.name, b.name));
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
  const rows = await db().registryRow.findMany({
    where: { lastReleaseId: null, serviceName: { not: null } },
    distinct: ['serviceName'],
    select: { serviceName: true },
  });
  return rows.flatMap(({ serviceName }) => serviceName ?? []).sort(compareNames);
}
