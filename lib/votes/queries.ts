import { z } from 'zod';
import { standingRefusal } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { findPortLocks } from '@/lib/locks/queries';
import { keepsOut, lockOn } from '@/lib/locks/rules';
import { db, type Tx } from '@/lib/platform/db';
import type { Report } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { rows } from '@/lib/platform/raw';
import { findFirstOn, MOST_ON_PORT } from '@/lib/reports/queries-first';
import { type Grade, gradeSchema } from '@/lib/reports/types';
import { voteDenial, type VoteDenial } from './policy';
import { isClaimOf } from './queries-claim';
import { type Mine, PORT_ACTIONS, type VoteValue, voteValueSchema } from './types';

/** One report of a port as its viewer may deal with it. */
export interface MyReport {
  /** The viewer's ballot in force. */
  readonly vote: VoteValue | null;
  /** Null: they may vote. */
  readonly denied: VoteDenial | null;
}

const MyRow = z.object({
  ...{ id: z.int(), authorId: z.string(), isTheirs: z.boolean() },
  vote: voteValueSchema.nullable(),
});

/** The active reports that a port's page shows, with the viewer's ballots, by report id. */
export async function findMyReports(
  viewer: { readonly id: string },
  port: number,
): Promise<Record<string, MyReport>> {
  const { ids } = await findFirstOn(db(), { start: port, end: port }, MOST_ON_PORT);
  const reports = await rows(db(), MyRow)`
    SELECT r.id, r.author_id AS "authorId", v.value AS vote, ${isClaimOf(viewer.id)} AS "isTheirs"
    FROM report r
    LEFT JOIN vote v ON v.report_id = r.id AND v.user_id = ${viewer.id} AND v.ended_at IS NULL
    WHERE r.id = ANY (${[...ids]}::int[]) ORDER BY r.id`;
  return Object.fromEntries(
    reports.map(({ id, vote, ...claim }) => [
      String(id),
      { vote, denied: voteDenial(viewer, claim) },
    ]),
  );
}

/** A ballot in force, as whoever cast it sees it. */
export interface OwnVote {
  readonly id: number;
  readonly value: VoteValue;
  /** Why; may be empty. */
  readonly reason: string;
  /** When it was cast, ISO 8601. */
  readonly at: string;
  readonly report: Pick<Report, 'id' | 'portStart' | 'portEnd'> & { readonly software: string };
  readonly grade: Grade;
  /** False where the report has changed what it claims since: the vote stays on record and no longer counts. */
  readonly current: boolean;
}

/** The ballots of an account that are in force on active reports, newest first. The cursor is the last one's id. */
export async function listOwnVotes(
  userId: string,
  { cursor, limit }: { readonly cursor?: number | undefined; readonly limit: number },
): Promise<Page<OwnVote>> {
  const votes = await db().vote.findMany({
    where: {
      ...{ userId, endedAt: null, report: { state: 'active' } },
      ...(cursor === undefined ? {} : { id: { lt: cursor } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: { report: { include: { software: { select: { name: true } } } } },
  });
  const own = votes.map(({ id, value, reason, createdAt, epoch, report }): OwnVote => {
    const { portStart, portEnd, grade, voteEpoch } = report;
    return {
      ...{ id, value: voteValueSchema.parse(value), reason, at: createdAt.toISOString() },
      report: { id: report.id, portStart, portEnd, software: report.software.name },
      grade: gradeSchema.parse(grade),
      current: epoch === voteEpoch,
    };
  });
  return pageOf(own, limit, ({ id }) => id);
}

const REASONS_SHOWN = 20;

/** Why members dispute a report as it is now, newest first and without their names: ballots are secret. */
export async function listDisputeReasons(reportId: number): Promise<string[]> {
  const { voteEpoch } = await db().report.findUniqueOrThrow({
    where: { id: reportId },
    select: { voteEpoch: true },
  });
  const votes = await db().vote.findMany({
    where: {
      ...{ reportId, value: 'dispute', endedAt: null, epoch: voteEpoch },
      reason: { not: '' },
    },
    orderBy: { id: 'desc' },
    take: REASONS_SHOWN,
    select: { reason: true },
  });
  return votes.map(({ reason }) => reason);
}

/** Whether there is such a report to vote on. */
export async function hasReport(tx: Tx, id: number): Promise<boolean> {
  return (await tx.report.count({ where: { id, state: 'active' } })) > 0;
}

/** The viewer's votes and allowed actions on a port: what the page, the same for everybody, does not say. */
export async function findMine(viewer: Actor, port: number, now: Date): Promise<Mine> {
  const refusal = standingRefusal(viewer);
  const [reports, locks] = await Promise.all([
    findMyReports(viewer, port).then(Object.entries<MyReport>),
    findPortLocks(port, now),
  ]);
  const isLocked = (report: string) => {
    const lock = lockOn(locks, 'report', report);
    return lock !== undefined && keepsOut(lock, viewer.trust);
  };
  return {
    votes: Object.fromEntries(
      reports.flatMap(([id, { vote }]) => (vote === null ? [] : [[id, vote]])),
    ),
    votesCount: viewer.established,
    actions: refusal === null ? [...PORT_ACTIONS] : [],
    reports: Object.fromEntries(
      reports.map(([id, { denied }]) => {
        const reason = refusal?.reason ?? denied;
        const editReason = refusal?.reason ?? (isLocked(id) ? 'subject-locked' : null);
        return [id, { mayVote: reason === null, reason, mayEdit: editReason === null, editReason }];
      }),
    ),
    locks,
  };
}
