import { z } from 'zod';
import { db } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';
import { STANDS } from '@/lib/trust/queries';
import { agrees, knownAnswer } from '../trial-rules';
import type { Agreement } from '../trials';

/** Of the newest. */
const COUNTED = 200;

const UNDONE = { where: STANDS, select: { id: true }, take: 1 } as const;

/** How often this reviewer's verdicts agree with known answers and with how edits ended. For their eyes alone. */
export async function findAgreement(reviewerId: string, now: Date): Promise<Agreement> {
  const answered = await db().trial.findMany({
    where: { reviewerId, dueAt: { lte: now } },
    orderBy: { dueAt: 'desc' },
    take: COUNTED,
    select: {
      verdict: true,
      edit: {
        select: {
          state: true,
          reviews: { where: { voidedAt: null }, select: { verdict: true } },
          revertedBy: UNDONE,
        },
      },
    },
  });
  // What is known may have changed since: an edit that was undone later has another answer, or none.
  const trials = answered.flatMap(({ verdict, edit: { state, reviews, revertedBy } }) => {
    const verdicts = reviews.map((review) => review.verdict);
    const answer = knownAnswer({ state, undone: revertedBy.length > 0, verdicts });
    return answer === null || verdict === null ? [] : [agrees(verdict, answer)];
  });
  const given = await db().review.findMany({
    where: {
      id: { in: await findShared(reviewerId) },
      edit: {
        state: { in: ['applied', 'rejected'] },
        // Of what one decided alone the end says nothing.
        OR: [
          { reviews: { some: { reviewerId: { not: reviewerId }, voidedAt: null } } },
          { revertedBy: { some: STANDS } },
        ],
      },
    },
    orderBy: { id: 'desc' },
    take: COUNTED,
    select: { verdict: true, edit: { select: { state: true, revertedBy: UNDONE } } },
  });
  const outcomes = given.map(({ verdict, edit: { state, revertedBy } }) =>
    agrees(verdict, state === 'applied' && revertedBy.length === 0 ? 'approve' : 'reject'),
  );
  return { trials: shareOf(trials), outcomes: shareOf(outcomes) };
}

const Id = z.object({ id: z.int() });
/** More than are counted: of an edit whose revert was undone too the end says nothing after all. */
const LOOKED_AT = 5 * COUNTED;

/**
 * The newest verdicts of this reviewer that stand, on edits of which somebody else has said something: another verdict,
 * or a revert. Of thousands that one gave alone indexes tell that there is nothing.
 */
async function findShared(reviewerId: string): Promise<number[]> {
  const found = await rows(db(), Id)`
    SELECT r.id FROM (
      SELECT m.edit_id FROM review m WHERE m.reviewer_id = ${reviewerId} AND m.voided_at IS NULL AND (
        EXISTS (SELECT FROM review o
          WHERE o.edit_id = m.edit_id AND o.reviewer_id <> m.reviewer_id AND o.voided_at IS NULL)
        OR EXISTS (SELECT FROM edit u WHERE u.reverts_edit_id = m.edit_id AND u.state = 'applied')) OFFSET 0) shared
    CROSS JOIN LATERAL (SELECT id FROM review
      WHERE edit_id = shared.edit_id AND reviewer_id = ${reviewerId} AND voided_at IS NULL OFFSET 0) r
    ORDER BY r.id DESC LIMIT ${LOOKED_AT}`;
  return found.map(({ id }) => id);
}

function shareOf(all: readonly boolean[]): { of: number; agreed: number } {
  return { of: all.length, agreed: all.filter(Boolean).length };
}
