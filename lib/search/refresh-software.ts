import type { Tx } from '@/lib/platform/db';
import type { Grade } from '@/lib/reports/types';
import { dropSearchEntries, writeSearchEntries } from '@/lib/search/commands';
import { softwareEntry } from '@/lib/search/software-entry';

/** Makes the search find a piece of software as it is now; one that was merged away is no longer found. */
export async function refreshSoftwareEntry(tx: Tx, id: number): Promise<void> {
  const software = await tx.software.findUniqueOrThrow({
    where: { id },
    include: { reports: { where: { state: 'active' }, orderBy: { id: 'asc' } } },
  });
  if (software.state !== 'active') return dropSearchEntries(tx, 'software', [software.slug]);
  const reports = software.reports.map((report) => ({ ...report, grade: report.grade as Grade }));
  await writeSearchEntries(tx, [softwareEntry(software, reports)]);
}
