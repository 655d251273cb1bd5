import { renewalsOf, type Given } from '@/lib/edits/rules/renewals';
import type { Tx } from '@/lib/platform/db';

/**
 * The reviews of an edit, an improver's approval that was given again counting as the one that came with the
 * improvement, and who may give theirs again. `wordedAt`: when it was answered or rebased.
 */
export async function withRenewals<Review extends Given>(
  tx: Tx,
  editId: number,
  given: readonly Review[],
  wordedAt: readonly Date[],
): Promise<{ readonly reviews: readonly Review[]; readonly renewer: string | null }> {
  if (!given.some(({ improves }) => improves)) return { reviews: given, renewer: null };
  const { trust: renewed, renewer } = renewalsOf(given, await findEnded(tx, editId), wordedAt);
  const reviews = given.map((review) => {
    const trust = renewed.get(review.id);
    return trust === undefined ? review : { ...review, trust, improves: true };
  });
  return { reviews, renewer };
}

/** The reviews that ended because applying the edit would write something else: the log knows. */
async function findEnded(tx: Tx, editId: number): Promise<ReadonlySet<number>> {
  const entries = await tx.logEntry.findMany({
    where: { editId, action: 'edit.approvals-ended' },
    select: { data: true },
  });
  return new Set(entries.flatMap(({ data }) => (data as { reviews?: number[] }).reviews ?? []));
}
