import { db } from '@/lib/platform/db';
import type { Sql } from '@/lib/platform/sql';
import { voteDenial, type VoteDenial } from './policy';
import type { VoteValue } from './types';

/** One report of a port as its viewer may deal with it. */
export interface MyReport {
  /** The viewer's ballot in force. */
  readonly vote: VoteValue | null;
  /** Null: they may vote. */
  readonly denied: VoteDenial | null;
}

/** The active reports that cover a port, with the viewer's ballots, by report id. */
export async function findMyReports(
  viewer: { readonly id: string },
  port: number,
): Promise<Record<string, MyReport>> {
  const reports = await db().report.findMany({
    where: { state: 'active', portStart: { lte: port }, portEnd: { gte: port } },
    select: {
      id: true,
      authorId: true,
      votes: { where: { userId: viewer.id, endedAt: null }, select: { value: true } },
    },
    orderBy: { id: 'asc' },
  });
  return Object.fromEntries(
    reports.map(({ id, authorId, votes }) => [
      String(id),
      {
        vote: (votes[0]?.value ?? null) as VoteValue | null,
        denied: voteDenial(viewer, { authorId }),
      },
    ]),
  );
}

/** Whether there is such a report to vote on. */
export async function hasReport(tx: Sql, id: number): Promise<boolean> {
  return (
    (await tx.$queryRaw<unknown[]>`SELECT 1 FROM report WHERE id = ${id} AND state = 'active'`)
      .length > 0
  );
}
