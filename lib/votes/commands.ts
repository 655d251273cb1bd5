import { notifyTags, softwareTag } from '@/lib/platform/cache-tags';
import type { Sql } from '@/lib/platform/sql';
import { failure, type Failure, type Result, success, type Success } from '@/lib/platform/errors';
import { recountReport } from '@/lib/reports/commands/regrade';
import { rangeTags } from '@/lib/reports/tags';
import type { Grade } from '@/lib/reports/types';
import { voteDenial } from './policy';
import type { VoteAnswer, VoteValue } from './types';

interface Voter {
  readonly id: string;
}

/** A report as far as voting goes. */
interface Ballotable {
  readonly id: number;
  readonly portStart: number;
  readonly portEnd: number;
  readonly slug: string;
  readonly authorId: string;
  readonly state: string;
  readonly epoch: number;
  readonly confirm: number;
  readonly dispute: number;
  readonly grade: Grade;
}

type Denied = Failure<'not-found' | 'forbidden'>;

/**
 * Casts a member's ballot, in the caller's transaction: an earlier one is superseded and kept, the
 * same again changes nothing. Tally, grade and its log entry are of the same transaction. The report's
 * row is locked first, so that votes on one report come one after another. Fails with `not-found`
 * (also where it is retired or merged) and `forbidden` (one's own).
 */
export async function castVote(
  tx: Sql,
  voter: Voter,
  reportId: number,
  value: VoteValue,
  now: Date,
): Promise<Result<VoteAnswer>> {
  const found = await lockBallot(tx, voter, reportId);
  if (!found.ok) return found;
  const report = found.value;
  // What was ended must be out of the way before the new one comes: one ballot in force for each account.
  const cast = await tx.$executeRaw`
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
  tx: Sql,
  voter: Voter,
  reportId: number,
  now: Date,
): Promise<Result<VoteAnswer>> {
  const found = await lockBallot(tx, voter, reportId);
  if (!found.ok) return found;
  const ended = await tx.$executeRaw`
    UPDATE vote SET ended_at = ${now}, ended = 'withdrawn'
    WHERE report_id = ${reportId} AND user_id = ${voter.id} AND ended_at IS NULL`;
  return success(await answer(tx, found.value, ended > 0, null, now));
}

async function lockBallot(
  tx: Sql,
  voter: Voter,
  reportId: number,
): Promise<Success<Ballotable> | Denied> {
  const [report] = await tx.$queryRaw<Ballotable[]>`
    SELECT r.id, r.port_start AS "portStart", r.port_end AS "portEnd", s.slug, r.author_id AS "authorId", r.state,
      r.vote_epoch AS epoch, r.confirm, r.dispute, r.grade
    FROM report r JOIN software s ON s.id = r.software_id
    WHERE r.id = ${reportId} FOR UPDATE OF r`;
  if (report === undefined) return failure('not-found', { reason: 'no-such-report' });
  if (report.state !== 'active') return failure('not-found', { reason: `report-${report.state}` });
  const denial = voteDenial(voter, report);
  return denial === null ? success(report) : failure('forbidden', { reason: denial });
}

/** Counts and grades anew where a ballot changed. */
async function answer(
  tx: Sql,
  report: Ballotable,
  changed: boolean,
  mine: VoteValue | null,
  now: Date,
): Promise<VoteAnswer> {
  const { confirm, dispute, grade } = report;
  if (!changed) return { confirm, dispute, mine, grade };
  const counted = await recountReport(tx, report.id, 'A vote', now);
  await notifyTags(tx, [...rangeTags(report), softwareTag(report.slug)]);
  return { confirm: counted.confirm, dispute: counted.dispute, mine, grade: counted.after };
}
