import type { Release } from '@/lib/iana/parse/release';
import type { Tx } from '@/lib/platform/db';
import { isPorted } from '@/lib/ports/types';
import { regradeReport } from '@/lib/reports/commands/regrade';
import { record } from '@/lib/audit/commands';

/**
 * Looks at every active report again in the light of a release: a report whose software now holds the
 * port by name becomes now-official, one that lost it falls back. Logs the import itself.
 */
export async function regradeReports(
  tx: Tx,
  { date, rows, form }: Release,
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
    await regradeReport(tx, report.id, `IANA release ${date}`, now);
  }
  await record(
    tx,
    {
      action: 'release.imported',
      actorId: null,
      subject: { type: 'release', id: date },
      reason: `Release of ${date} (${form.toUpperCase()}, ${rows.length} rows)`,
    },
    now,
  );
}
