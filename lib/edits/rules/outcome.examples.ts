import type { Verdict } from '@/lib/edits/types';
import { HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import { outcomeOf } from './outcome';
import type { EditFacts, StandingReview } from './facts';

/** When the edit of every example was opened. */
export const T0 = new Date('2026-11-20T00:00:00Z');
export const at = (ms: number) => new Date(T0.getTime() + ms);

export const FRESH: EditFacts = {
  state: 'open',
  authorId: 'author',
  takenOverById: null,
  takers: [],
  undoes: [],
  answeredAt: null,
  objected: false,
  heldUntil: null,
  improvers: [],
  authorTrust: TRUST.member,
  createdAt: T0,
  authorActedAt: T0,
  improvedAt: null,
  lastActAt: T0,
  escalated: false,
  destructive: false,
  needsModerator: false,
  onlyAdds: false,
  primarySource: false,
  flagged: false,
  inBatch: false,
  soleModerators: [],
  firstRejectionAt: null,
  reviews: [],
};

export const by = (
  reviewerId: string,
  verdict: Verdict,
  ms = HOUR,
  trust: number = TRUST.reviewer,
): StandingReview => ({ reviewerId, verdict, trust, improves: false, at: at(ms) });
export const mod = (verdict: Verdict, ms = HOUR) => by('mod', verdict, ms, TRUST.moderator);
export const decide = (facts: Partial<EditFacts>, ms: number) =>
  outcomeOf({ ...FRESH, ...facts }, at(ms));
