import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import { forecastOf } from './forecast';
import type { EditFacts, StandingReview } from './facts';

const PROPOSED = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(PROPOSED.getTime() + ms);
const edit = (over: Partial<EditFacts> = {}): EditFacts => ({
  state: 'open',
  authorId: 'author',
  takenOverById: null,
  takers: [],
  undoes: [],
  answeredAt: null,
  objected: false,
  improvers: [],
  authorTrust: TRUST.contributor,
  createdAt: PROPOSED,
  authorActedAt: PROPOSED,
  improvedAt: null,
  lastActAt: PROPOSED,
  escalated: false,
  destructive: false,
  needsModerator: false,
  onlyAdds: true,
  primarySource: true,
  flagged: false,
  heldUntil: null,
  inBatch: false,
  soleModerators: [],
  firstRejectionAt: null,
  reviews: [],
  ...over,
});
const review = (
  reviewerId: string,
  verdict: StandingReview['verdict'],
  trust: number = TRUST.reviewer,
): StandingReview => ({
  reviewerId,
  verdict,
  trust,
  improves: false,
  at: after(HOUR),
});

describe('what time will do', () => {
  it('applies a harmless edit after seven days, and passes others on', () => {
    expect(forecastOf(edit(), after(HOUR))).toEqual({ act: 'apply', at: after(7 * DAY) });
    expect(forecastOf(edit({ primarySource: false }), after(HOUR))).toEqual({
      act: 'escalate',
      at: after(7 * DAY),
    });
  });

  it('ends what its author left alone for thirty days', () => {
    expect(forecastOf(edit({ state: 'changes-requested' }), after(HOUR))).toEqual({
      act: 'expire',
      at: after(30 * DAY),
    });
  });

  it('applies an agreed destructive edit when its 48 hours are over', () => {
    const agreed = edit({
      destructive: true,
      onlyAdds: false,
      reviews: [review('a', 'approve'), review('b', 'approve')],
    });
    expect(forecastOf(agreed, after(31 * HOUR))).toEqual({ act: 'apply', at: after(48 * HOUR) });
  });
});
