import type { RowChange } from '@/lib/iana/diff';
import type { Release } from '@/lib/iana/parse/release';
import { idsOn } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import {
  dropSearchEntries,
  refreshAllSoftwareEntries,
  refreshPrograms,
  writeSearchEntries,
} from '@/lib/search/commands';
import { isPorted } from '@/lib/ports/types';
import { regradeReport } from '@/lib/reports/commands';
import { listProfiles } from '@/lib/services/queries';
import { serviceEntries } from '@/lib/search/service-entry';

/** Rows that a release changed; null: any of them may be others. */
type Changes = readonly RowChange[] | null;

const rowsOf = (changes: readonly RowChange[]) =>
  changes.flatMap(({ before, after }) => [before, after]).filter((row) => row !== null);

/** Makes the search find the services of this release and the programs on their ports, and none that is gone. */
export async function refreshServiceEntries(
  tx: Tx,
  release: Pick<Release, 'rows' | 'people'>,
  changes: Changes,
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
  if (changes === null) return refreshAllSoftwareEntries(tx);
  // A program's entry has the ports of the services that it implements: of these alone something changed.
  const names = new Set(rowsOf(changes).map(({ serviceName }) => serviceName?.toLowerCase()));
  const programs = profiles
    .filter(({ service }) => names.has(service.toLowerCase()))
    .flatMap(({ software }) => software);
  if (programs.length > 0) await refreshPrograms(tx, programs);
}

/**
 * Looks at active reports again in the light of a release: a report whose software now holds the port by name becomes
 * now-official, one that lost it falls back. Where no row of its ports changed nothing of that did, so that the time
 * an import takes does not grow with the reports. Of a release that is news those are told who watch the report or
 * wrote it.
 */
export async function regradeReports(
  tx: Tx,
  { date, rows }: Release,
  { changes, isNews }: { readonly changes: Changes; readonly isNews: boolean },
  now: Date,
): Promise<void> {
  const cause = { reason: `IANA release ${date}`, ...(isNews ? { release: date } : {}) };
  if (changes !== null) {
    const spans = rowsOf(changes)
      .filter(({ serviceName }) => serviceName !== null)
      .filter(isPorted)
      .map(({ portStart: start, portEnd: end }) => ({ start, end }));
    for (const id of await idsOn(tx, 'report', spans, { state: 'active' }))
      await regradeReport(tx, id, cause, now);
    return;
  }
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
    await regradeReport(tx, report.id, cause, now);
  }
}
