import type { Release } from '@/lib/iana/parse/release';
import type { Tx } from '@/lib/platform/db';
import {
  dropSearchEntries,
  refreshAllSoftwareEntries,
  writeSearchEntries,
} from '@/lib/search/commands';
import { isPorted } from '@/lib/ports/types';
import { regradeReport } from '@/lib/reports/commands';
import { listProfiles } from '@/lib/services/queries';
import { serviceEntries } from '@/lib/search/service-entry';

/** Makes the search find the services of this release and the programs on their ports, and none that is gone. */
export async function refreshServiceEntries(
  tx: Tx,
  release: Pick<Release, 'rows' | 'people'>,
): Promise<void> {
  const people = new Map(release.people.map((person) => [person.id, person.name ?? person.org]));
  const profiles = await listProfiles(tx);
  const entries = serviceEntries(release.rows, (id) => people.get(id) ?? null, profiles);
  const standing = new Set(entries.map(({ key }) => key));
  const old = await tx.searchEntry.findMany({ where: { kind: 'service' }, select: { key: true } });
  await dropSearchEntries(
    tx,
    'service',
    old.map(({ key }) => key).filter((key) => !standing.has(key)),
  );
  await writeSearchEntries(tx, entries);
  await refreshAllSoftwareEntries(tx);
}

/**
 * Looks at every active report again in the light of a release: a report whose software now holds the
 * port by name becomes now-official, one that lost it falls back. Of a release that is `news` those are
 * told who watch the report or wrote it.
 */
export async function regradeReports(
  tx: Tx,
  { date, rows }: Release,
  news: boolean,
  now: Date,
): Promise<void> {
  const reports = await tx.report.findMany({
    where: { state: 'active' },
    select: { id: true, portStart: true, portEnd: true, grade: true },
  });
  const named = rows.filter((row) => row.serviceName !== null).filter(isPorted);
  for (const report of reports) {
    const touched = named.some(
      (row) => row.portStart <= report.portEnd && row.portEnd >= report.portStart,
    );
    if (!touched && report.grade !== 'now-official') continue;
    const cause = { reason: `IANA release ${date}`, ...(news ? { release: date } : {}) };
    await regradeReport(tx, report.id, cause, now);
  }
}
