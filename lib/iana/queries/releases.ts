import type { FieldChange, RowChange } from '@/lib/iana/diff';
import type { PortEventType } from '@/lib/iana/port-events';
import type { ReleaseDetail } from '@/lib/iana/release-answer';
import type { RegistryRow } from '@/lib/iana/row';
import type { NewName, ReleaseBrief } from '@/lib/iana/schema';
import { readDb } from '@/lib/platform/db';
import type { Release } from '@/lib/platform/generated/prisma/client';
import type { Transport } from '@/lib/ports/types';

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function rowCounts({ same, added, removed, changed, renamed }: Release): ReleaseBrief['rows'] {
  return { same, added, removed, changed, renamed };
}

function briefFrom(release: Release): ReleaseBrief {
  return {
    date: isoDay(release.date),
    form: release.form === 'xml' ? 'xml' : 'csv',
    dateIsLowerBound: release.dateIsLowerBound,
    rows: rowCounts(release),
  };
}

/** The current release's date, or null in an instance without one. */
export async function findCurrentRelease(): Promise<string | null> {
  const release = await readDb().release.findFirst({
    orderBy: { id: 'desc' },
    select: { date: true },
  });
  return release === null ? null : isoDay(release.date);
}

/** Releases, newest first; `before` is the id that the page before ended with. One row more than `limit`. */
export async function listReleases(
  limit: number,
  before?: number,
): Promise<{ readonly id: number; readonly brief: ReleaseBrief }[]> {
  const releases = await readDb().release.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return releases.map((release) => ({ id: release.id, brief: briefFrom(release) }));
}

/** One release with its diff to the one before it, or null where there is none of that date (`YYYY-MM-DD`). */
export async function findRelease(date: string): Promise<ReleaseDetail | null> {
  const release = await readDb().release.findUnique({
    where: { date: new Date(`${date}T00:00:00Z`) },
    include: { rowChanges: { orderBy: { id: 'asc' } }, portEvents: { orderBy: { id: 'asc' } } },
  });
  if (release === null) return null;
  const previous = await readDb().release.findFirst({
    where: { id: { lt: release.id } },
    orderBy: { id: 'desc' },
    select: { date: true },
  });
  return {
    ...briefFrom(release),
    previous: previous === null ? null : isoDay(previous.date),
    changes: release.rowChanges.map(changeFromStore),
    events: release.portEvents.map(({ type, port, transport, namesBefore, namesAfter }) => ({
      type: type as PortEventType,
      port,
      transport: transport as Transport,
      namesBefore,
      namesAfter,
    })),
  };
}

/** The importer writes these columns from the very types they are read as. */
function changeFromStore(stored: {
  type: string;
  before: unknown;
  after: unknown;
  fields: unknown;
  news: boolean;
}): RowChange {
  return {
    type: stored.type as RowChange['type'],
    before: stored.before as RegistryRow | null,
    after: stored.after as RegistryRow | null,
    fields: stored.fields as FieldChange[],
    news: stored.news,
  };
}

/** Ports that gained their first name on some transport, those of the newest release first. */
export async function listNewNames(limit: number): Promise<NewName[]> {
  const events = await readDb().portEvent.findMany({
    where: { type: 'assigned' },
    orderBy: [{ releaseId: 'desc' }, { port: 'asc' }, { id: 'asc' }],
    // A port has at most one event on each of the four transports.
    take: limit * 4,
    include: { release: { select: { date: true } } },
  });
  const ports = new Map<string, NewName>();
  for (const event of events) {
    const release = isoDay(event.release.date);
    const key = `${release} ${event.port}`;
    const known = ports.get(key);
    ports.set(key, {
      port: event.port,
      release,
      names: [...new Set([...(known?.names ?? []), ...event.namesAfter])],
      transports: [...(known?.transports ?? []), event.transport as Transport],
    });
  }
  return [...ports.values()].slice(0, limit);
}
