import { z } from 'zod';
import type { TrustLevel } from '@/lib/levels/levels';
import {
  changedPortsTags,
  changedUseTags,
  notifyTags,
  softwareTag,
} from '@/lib/platform/cache-tags';
import { HOUR } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { failure, type Failure, type Result, success, type Success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { execute, rows, sql } from '@/lib/platform/raw';
import { recountReport } from '@/lib/reports/commands';
import { gradeSchema } from '@/lib/reports/types';
import { limitsOf } from '@/lib/trust/rules/limits';
import { voteDenial } from './policy';
import { isClaimOf } from './queries-claim';
import type { VoteAnswer, VoteValue } from './types';

interface Voter {
  readonly id: string;
}

/** A report as far as voting goes. */
const Ballotable = z.object({
  ...{ id: z.int(), portStart: z.int(), portEnd: z.int(), slug: z.string() },
  ...{ authorId: z.string(), isTheirs: z.boolean(), state: z.string(), epoch: z.int() },
  ...{ confirm: z.int(), dispute: z.int(), grade: gradeSchema },
});
type Ballotable = z.infer<typeof Ballotable>;

type Denied = Failure<'not-found' | 'forbidden'>;

/**
 * Casts a member's ballot, in the caller's transaction: an earlier one is superseded and kept, the
 * same again changes nothing. Tally, grade and its log entry are of the same transaction. The report's
 * row is locked first, so that votes on one report come one after another. Fails with `not-found`
 * (also where it is retired or merged) and `forbidden` (one's own, or one's own claim).
 */
export async function castVote(
  tx: Tx,
  voter: Voter,
  reportId: number,
  value: VoteValue,
  now: Date,
): Promise<Result<VoteAnswer>> {
  const found = await lockBallot(tx, voter, reportId);
  if (!found.ok) return found;
  const report = found.value;
  // What was ended must be out of the way before the new one comes: one ballot in force for each account.
  const cast = await execute(tx)`
    WITH ended AS (
      UPDATE vote SET ended_at = ${now}, ended = 'changed'
      WHERE report_id = ${reportId} AND user_id = ${voter.id} AND ended_at IS NULL
        AND (value <> ${value} OR epoch <> ${report.epoch})
      RETURNING id)
    INSERT INTO vote (report_id, user_id, value, epoch, created_at)
    SELECT ${reportId}, ${voter.id}, ${value}, ${report.epoch}, ${now} FROM (SELECT count(*) FROM ended) AS done
    ON CONFLICT (report_id, user_id) WHERE ended_at IS NULL DO NOTHING`;
  return success(await answer(tx, report, cast > 0, value, now));
}

/** Takes a member's ballot back; it stays on record. Without one nothing changes. Fails as `castVote` does. */
export async function withdrawVote(
  tx: Tx,
  voter: Voter,
  reportId: number,
  now: Date,
): Promise<Result<VoteAnswer>> {
  const found = await lockBallot(tx, voter, reportId);
  if (!found.ok) return found;
  const ended = await tx.vote.updateMany({
    where: { reportId, userId: voter.id, endedAt: null },
    data: { endedAt: now, ended: 'withdrawn' },
  });
  return success(await answer(tx, found.value, ended.count > 0, null, now));
}

/**
 * Ends the votes on a report of those whose claim it has become, since another report was merged into it. They stay
 * on record. Answers whether there were any. For a caller that holds the report's row and counts again.
 */
export async function endOwnVotes(tx: Tx, reportId: number, now: Date): Promise<boolean> {
  const ended = await execute(tx)`
    UPDATE vote b SET ended_at = ${now}, ended = 'own-claim'
    FROM report r
    WHERE r.id = ${reportId} AND b.report_id = r.id AND b.ended_at IS NULL AND ${isClaimOf(sql`b.user_id`)}`;
  return ended > 0;
}

async function lockBallot(
  tx: Tx,
  voter: Voter,
  reportId: number,
): Promise<Success<Ballotable> | Denied> {
  const [report] = await rows(tx, Ballotable)`
    SELECT r.id, r.port_start AS "portStart", r.port_end AS "portEnd", s.slug, r.author_id AS "authorId", r.state,
      r.vote_epoch AS epoch, r.confirm, r.dispute, r.grade, ${isClaimOf(voter.id)} AS "isTheirs"
    FROM report r JOIN software s ON s.id = r.software_id
    WHERE r.id = ${reportId} FOR UPDATE OF r`;
  if (report === undefined) return failure('not-found', { reason: 'no-such-report' });
  if (report.state !== 'active') return failure('not-found', { reason: `report-${report.state}` });
  const denial = voteDenial(voter, report);
  return denial === null ? success(report) : failure('forbidden', { reason: denial });
}

/** Counts and grades anew where a ballot changed. */
async function answer(
  tx: Tx,
  report: Ballotable,
  changed: boolean,
  mine: VoteValue | null,
  now: Date,
): Promise<VoteAnswer> {
  const { confirm, dispute, grade } = report;
  if (!changed) return { confirm, dispute, mine, grade };
  const counted = await recountReport(tx, report.id, 'A vote', now);
  const tagsOf = counted.before === counted.after ? changedPortsTags : changedUseTags;
  await notifyTags(tx, [...tagsOf(report), softwareTag(report.slug)]);
  return { confirm: counted.confirm, dispute: counted.dispute, mine, grade: counted.after };
}

/** Keeps the reason for a member's ballot in force, in the transaction of the vote. */
export async function giveReason(
  tx: Tx,
  voter: Voter,
  reportId: number,
  reason: string,
): Promise<void> {
  await tx.vote.updateMany({
    where: { reportId, userId: voter.id, endedAt: null },
    data: { reason },
  });
}

/** Takes one of the votes that an account has in an hour, in the transaction of the vote. */
export async function takeVoteLimit(
  tx: Tx,
  voter: { readonly id: string; readonly trust: TrustLevel },
  now: Date,
): Promise<Result<unknown, 'rate-limited'>> {
  const { votesPerHour } = limitsOf(voter.trust);
  return votesPerHour === null
    ? success(null)
    : takeFromLimit(tx, `votes:${voter.id}`, votesPerHour, HOUR, now);
}
