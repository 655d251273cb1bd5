import { db } from '@/lib/platform/db';
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
      reviewerId,
      voidedAt: null,
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

function shareOf(all: readonly boolean[]): { of: number; agreed: number } {
  return { of: all.length, agreed: all.filter(Boolean).length };
}
