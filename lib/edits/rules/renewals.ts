import type { Verdict } from '@/lib/edits/types';

/** A review as it was given, voided or not; in the order of their numbers. */
export interface Given {
  readonly id: number;
  readonly reviewerId: string;
  readonly verdict: Verdict;
  /** It put something right. */
  readonly improves: boolean;
  readonly trust: number;
  readonly at: Date;
}

export interface Renewals {
  /** Reviews that are an improver's approval once more, with the level that the one which ended counted with. */
  readonly trust: ReadonlyMap<number, number>;
  /** Who may give theirs again now; null where nobody may. */
  readonly renewer: string | null;
}

/**
 * The approval that came with an improvement, given again after it ended because applying the edit would write something
 * else (decision 51): it is the same approval, never a second one. Only of the last words of the edit: whoever improved
 * it since, or answered or rebased it (`worded`), has made it another, of which the earlier improver is no judge.
 * `ended`: the reviews that ended so.
 */
export function renewalsOf(
  reviews: readonly Given[],
  ended: ReadonlySet<number>,
  worded: readonly Date[],
): Renewals {
  const trust = new Map<number, number>();
  let standing: Given | null = null;
  const isWorded = (after: Given, until: Date | null) =>
    worded.some((at) => at >= after.at && (until === null || at <= until));
  for (const review of reviews) {
    if (review.improves) standing = review;
    else if (standing !== null && review.reviewerId === standing.reviewerId) {
      const isAgain: boolean =
        review.verdict === 'approve' && ended.has(standing.id) && !isWorded(standing, review.at);
      standing = isAgain ? { ...review, trust: Math.min(review.trust, standing.trust) } : null;
      if (standing !== null) trust.set(review.id, standing.trust);
    }
  }
  const mayAgain = standing !== null && ended.has(standing.id) && !isWorded(standing, null);
  return { trust, renewer: mayAgain ? (standing?.reviewerId ?? null) : null };
}
