import { PORT_EVENT_TYPES, type PortEventType } from '@/lib/iana/port-events';
import { type ReleaseTale, type ReportedUse, tellRelease } from '@/lib/iana/rules/release-tale';
import { covering } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import type { Transport } from '@/lib/ports/types';

/** What a tale is told from: texts that changed are told elsewhere, a status without a name is bookkeeping. */
const TOLD: readonly PortEventType[] = PORT_EVENT_TYPES.filter(
  (type) => type !== 'status-changed' && type !== 'renamed',
);

/** What each release did, by its date (`YYYY-MM-DD`); of `date` alone, or of all. A release that did nothing is left out. */
export async function findReleaseTales(date?: string): Promise<ReadonlyMap<string, ReleaseTale>> {
  const events = await readDb().portEvent.findMany({
    where: {
      type: { in: [...TOLD] },
      ...(date === undefined ? {} : { release: { date: new Date(`${date}T00:00:00Z`) } }),
    },
    orderBy: { id: 'asc' },
    include: { release: { select: { date: true } } },
  });
  const uses = await findUses([...new Set(events.map(({ port }) => port))]);
  const byDate = new Map<string, typeof events>();
  for (const event of events) {
    const day = event.release.date.toISOString().slice(0, 10);
    byDate.set(day, [...(byDate.get(day) ?? []), event]);
  }
  return new Map(
    [...byDate].map(([day, ofRelease]) => [
      day,
      tellRelease(
        ofRelease.map(({ type, transport, ...event }) => ({
          ...event,
          type: type as PortEventType,
          transport: transport as Transport,
        })),
        uses,
      ),
    ]),
  );
}

async function findUses(ports: readonly number[]): Promise<ReportedUse[]> {
  if (ports.length === 0) return [];
  const spans = ports.map((port) => ({ start: port, end: port }));
  return readDb().report.findMany({
    where: {
      state: 'active',
      grade: { not: 'refuted' },
      ...(await covering(readDb(), 'report', spans, { state: 'active' })),
    },
    orderBy: { id: 'asc' },
    select: {
      ...{ portStart: true, portEnd: true, transports: true },
      software: { select: { name: true, slug: true, aliases: true } },
    },
  });
}
