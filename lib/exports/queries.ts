import { db } from '@/lib/platform/db';
import { rowFromStore, type KeptRow } from '@/lib/iana/rows-store';
import { inReadingOrder, REPORT_INCLUDE, reportView } from '@/lib/reports/queries';
import type { ReportView } from '@/lib/reports/types';

/** Rows read at once: a whole data set never stands in memory. */
const BATCH = 2000;

/** Changes with everything an export holds: the release, and every applied edit or vote on a report. */
export async function findDataVersion(): Promise<string> {
  const [release, reports, log] = await Promise.all([
    db().release.findFirst({ orderBy: { id: 'desc' }, select: { sha256: true } }),
    db().report.aggregate({ _sum: { confirm: true, dispute: true, revision: true } }),
    db().logEntry.aggregate({ _max: { id: true } }),
  ]);
  const { confirm, dispute, revision } = reports._sum;
  return [release?.sha256.slice(0, 16) ?? 'none', confirm, dispute, revision, log._max.id].join(
    '.',
  );
}

export interface ExportRun {
  readonly start: number;
  readonly end: number;
  readonly status: string;
  readonly tcp: string;
  readonly udp: string;
  readonly sctp: string;
  readonly dccp: string;
  readonly names: readonly string[];
}

/** All ports as runs, ascending. */
export async function* listRuns(): AsyncGenerator<ExportRun> {
  let after = -1;
  for (;;) {
    const runs = await db().portRun.findMany({
      where: { end: { gt: after } },
      orderBy: { end: 'asc' },
      take: BATCH,
    });
    yield* runs;
    const last = runs.at(-1);
    if (last === undefined) return;
    after = last.end;
  }
}

/** All active reports, best grade first. There are thousands, not millions. */
export async function listAllReports(): Promise<ReportView[]> {
  const reports = await db().report.findMany({
    where: { state: 'active' },
    include: REPORT_INCLUDE,
  });
  return inReadingOrder(reports).map(reportView);
}

/** Rows of the current release that name a service on a port, by port. */
export async function* listNamedRows(): AsyncGenerator<KeptRow> {
  let seen = 0;
  for (;;) {
    const rows = await db().registryRow.findMany({
      where: { lastReleaseId: null, serviceName: { not: null }, portStart: { not: null } },
      orderBy: [{ portStart: 'asc' }, { position: 'asc' }, { id: 'asc' }],
      skip: seen,
      take: BATCH,
    });
    yield* rows.map(rowFromStore);
    if (rows.length < BATCH) return;
    seen += rows.length;
  }
}
