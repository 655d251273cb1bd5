import type { EditState, Verdict } from '@/lib/edits/types';

/** A review that was not voided, and whose giver may still give it. */
export interface StandingReview {
  readonly reviewerId: string;
  readonly verdict: Verdict;
  /** The level it counts with: see `countedTrust`. */
  readonly trust: number;
  /** The reviewer put something right with it, or gives the approval that came with that once more. */
  readonly improves: boolean;
  /** Of an approval: what applying the edit would have written then; null where that was not kept yet. */
  readonly plan?: string | null;
  readonly at: Date;
}

/** All that a decision depends on besides the time. */
export interface EditFacts {
  readonly state: EditState;
  readonly authorId: string;
  /** Who acts in the author's place; they do not count as a reviewer either. */
  readonly takenOverById: string | null;
  /** Everybody who ever took it over. */
  readonly takers: readonly string[];
  /** Reviewers who put something in it right. */
  readonly improvers: readonly string[];
  /** Of a revert, everybody whose words it takes away or brings back. */
  readonly undoes: readonly string[];
  /** None where somebody else has words in it, or its author has left or is suspended. */
  readonly authorTrust: number;
  readonly createdAt: Date;
  readonly authorActedAt: Date;
  /** When its author last answered or rebased it, whoever else did; null where they did not. */
  readonly answeredAt: Date | null;
  /** When a reviewer last put something in it right; null where none did. */
  readonly improvedAt: Date | null;
  /** When anybody last acted on it. */
  readonly lastActAt: Date;
  readonly escalated: boolean;
  readonly destructive: boolean;
  /** Reviewers alone may turn it down, but not apply it. */
  readonly needsModerator: boolean;
  readonly onlyAdds: boolean;
  /** It brings a source, and all that it brings is on the software's own places and speaks for it. */
  readonly primarySource: boolean;
  /** People have objected to it, or to the same before, or somebody has come: it waits for a person. */
  readonly objected: boolean;
  /** Until when a verdict that can still be taken back is waited for; asked for where it may be applied by absence. */
  readonly heldUntil: Date | null;
  readonly flagged: boolean;
  /** It came in with many others: somebody looks at it, however long nobody does. */
  readonly inBatch: boolean;
  /** Of its author, whoever took it over and whom it undoes, the moderators beside whom no account acted as one for 30 days. */
  readonly soleModerators: readonly string[];
  /** When it was rejected for the first time, by a review that may have been voided since, of somebody who may still give one. */
  readonly firstRejectionAt: Date | null;
  readonly reviews: readonly StandingReview[];
}
