import { personLabel } from '@/lib/iana/row-answer';
import { inRelease, REGISTRY_ORDER, rowFromStore, type KeptRow } from '@/lib/iana/rows-store';
import { atPort, covering, idsOn } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import { unauthorizedRanges } from '@/lib/ports/rules/unauthorized';
import type { Neighbour, OfficialEvent } from '@/lib/port-page/page-model';
import type { PortSpan } from '@/lib/ports/official-row';
import { inReadingOrder, isWide, ORDERED_COLUMNS } from '@/lib/reports/rules/order';
import { MAX_PORT, type Port, type PortStatus, type Transport } from '@/lib/ports/types';

/** The current release's id and date (`YYYY-MM-DD`); null before the first import. */
export async function findCurrentRelease(): Promise<{ id: number; date: string } | null> {
  const release = await readDb().release.findFirst({
    orderBy: { id: 'desc' },
    select: { id: true, date: true },
  });
  return release === null
    ? null
    : { id: release.id, date: release.date.toISOString().slice(0, 10) };
}

/** Rows of the current release that cover the port, in the registry's order. */
export async function findRowsCovering(port: Port): Promise<KeptRow[]> {
  const rows = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, ...(await covering(readDb(), 'registryRow', atPort(port))) },
    orderBy: REGISTRY_ORDER,
  });
  return rows.map(rowFromStore);
}

/** Rows whose remark on unauthorized use speaks of this very port; it may stand in another port's row. */
export async function findUnauthorizedUse(port: Port): Promise<KeptRow[]> {
  const rows = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, unauthorizedUse: { not: null } },
    orderBy: REGISTRY_ORDER,
  });
  return rows
    .map(rowFromStore)
    .filter((row) =>
      unauthorizedRanges(row).some(({ start, end }) => start <= port && port <= end),
    );
}

/** How the ids of people are shown: name, else organisation, else the id. */
export async function findPersonLabels(ids: readonly string[]): Promise<Map<string, string>> {
  const people = await readDb().registryPerson.findMany({
    where: { id: { in: [...new Set(ids)] } },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  return new Map(ids.map((id) => [id, personLabel(id, byId)]));
}

/** Where else services of these names live, by name; the port itself left out. */
export async function findOtherPorts(
  names: readonly string[],
  port: Port,
): Promise<{ serviceName: string; ports: PortSpan[] }[]> {
  if (names.length === 0) return [];
  const rows = await readDb().registryRow.findMany({
    where: { lastReleaseId: null, serviceName: { in: [...names] }, portStart: { not: null } },
    select: { serviceName: true, portStart: true, portEnd: true },
    orderBy: { portStart: 'asc' },
  });
  return names.flatMap((serviceName) => {
    const spans = new Map<string, PortSpan>();
    for (const row of rows.filter((one) => one.serviceName === serviceName)) {
      const [start, end] = [row.portStart ?? 0, row.portEnd ?? 0];
      if (port < start || port > end) spans.set(`${start}-${end}`, { start, end });
    }
    return spans.size === 0 ? [] : [{ serviceName, ports: [...spans.values()] }];
  });
}

/** Neighbours shown on each side of a port. */
const NEIGHBOURS = 6;

/** The ports that a port's page names beside it, the port among them; at either end the window moves inwards. */
export function neighbourSpan(port: Port): { portStart: number; portEnd: number } {
  const portStart = Math.min(Math.max(0, port - NEIGHBOURS), MAX_PORT - 2 * NEIGHBOURS);
  return { portStart, portEnd: portStart + 2 * NEIGHBOURS };
}

/** The port and its neighbours, thirteen in all; at either end of the space the window is moved, not cut. Wide ranges stand for no port. */
export async function findNeighbours(port: Port): Promise<Neighbour[]> {
  const { portStart: first, portEnd: last } = neighbourSpan(port);
  const [runs, reports] = await Promise.all([
    readDb().portRun.findMany({ where: { start: { lte: last }, end: { gte: first } } }),
    readDb().report.findMany({
      where: {
        ...(await covering(readDb(), 'report', [{ start: first, end: last }], { state: 'active' })),
        state: 'active',
        grade: { in: [...SHOWN_GRADES] },
      },
      select: ORDERED_COLUMNS,
    }),
  ]);
  // Votes are left out of the order: a vote on a neighbour leaves this page as it is.
  const uses = inReadingOrder(
    reports.filter((report) => !isWide(report)).map((report) => ({ ...report, standing: 0 })),
  );
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const number = first + at;
    const run = runs.find(({ start, end }) => start <= number && number <= end);
    const best = uses.find(({ portStart, portEnd }) => portStart <= number && number <= portEnd);
    return {
      port: number,
      status: (run?.status ?? 'unlisted') as PortStatus,
      name: run?.names[0] ?? null,
      practice: best?.software.name ?? null,
    };
  });
}

/** Grades with which a use stands for a port. */
const SHOWN_GRADES = ['confirmed', 'supported', 'disputed', 'unverified'];

/** What releases changed about the port, newest first; renamed texts are row changes, the rest port events. */
export async function findOfficialHistory(port: Port): Promise<OfficialEvent[]> {
  const [events, texts] = await Promise.all([
    readDb().portEvent.findMany({
      where: { port },
      include: { release: { select: { date: true } } },
    }),
    readDb().rowChange.findMany({
      where: {
        type: 'changed',
        news: true,
        id: { in: await idsOn(readDb(), 'rowChange', atPort(port)) },
      },
      include: { release: { select: { date: true } } },
    }),
  ]);
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const named = texts.filter(
    ({ after }) => (after as { serviceName?: string | null } | null)?.serviceName != null,
  );
  const all: OfficialEvent[] = [
    ...events.map((event) => ({
      release: day(event.release.date),
      type: event.type,
      transport: event.transport as Transport,
      before: event.namesBefore.length > 0 ? event.namesBefore.join(', ') : event.from,
      after: event.namesAfter.length > 0 ? event.namesAfter.join(', ') : event.to,
      fields: [],
    })),
    ...named.map((change) => ({
      release: day(change.release.date),
      type: 'text-changed',
      transport: change.transport as Transport | null,
      before: null,
      after: (change.after as { serviceName?: string }).serviceName ?? null,
      fields: (change.fields as { field: string }[]).map(({ field }) => field),
    })),
  ];
  return all.sort((a, b) => b.release.localeCompare(a.release));
}

/** Rows of the oldest release kept that cover the port, with its date: where its recorded history begins. */
export async function findBeginning(port: Port): Promise<{ date: string; names: string[] } | null> {
  const oldest = await readDb().release.findFirst({ orderBy: { id: 'asc' } });
  if (oldest === null) return null;
  const rows = await readDb().registryRow.findMany({
    where: {
      ...inRelease(oldest.id),
      ...(await covering(readDb(), 'registryRow', atPort(port))),
      serviceName: { not: null },
    },
    orderBy: REGISTRY_ORDER,
  });
  return {
    date: oldest.date.toISOString().slice(0, 10),
    names: [...new Set(rows.flatMap(({ serviceName }) => serviceName ?? []))],
  };
}
