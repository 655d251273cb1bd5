import { expect, it } from 'vitest';
import { TRUST } from '@/lib/levels/levels';
import { at } from './outcome.examples';
import { type Given, renewalsOf } from './renewals';

const given = (id: number, reviewerId: string, more: Partial<Given> = {}): Given => ({
  ...{ id, reviewerId, verdict: 'approve', improves: false },
  ...{ trust: TRUST.reviewer, at: at(id) },
  ...more,
});
const improves = { improves: true };
const renewals = (reviews: readonly Given[], ended: readonly number[], worded: number[] = []) => {
  const { trust, renewer } = renewalsOf(reviews, new Set(ended), worded.map(at));
  return { again: Object.fromEntries(trust), renewer };
};

it('an improver’s approval that ended is given again once, and again each time it ended', () => {
  const first = given(1, 'a', improves);
  expect(renewals([first], [])).toEqual({ again: {}, renewer: null });
  expect(renewals([first, given(2, 'b')], [1])).toEqual({ again: {}, renewer: 'a' });
  const twice = [first, given(2, 'b'), given(3, 'a')];
  expect(renewals(twice, [1])).toEqual({ again: { 3: TRUST.reviewer }, renewer: null });
  expect(renewals(twice, [1, 3])).toEqual({ again: { 3: TRUST.reviewer }, renewer: 'a' });
});

it('it counts with the level that the one which ended had', () => {
  const now = given(2, 'a', { trust: TRUST.moderator });
  expect(renewals([given(1, 'a', improves), now], [1]).again).toEqual({ 2: TRUST.reviewer });
});

it('what ended otherwise, or is no approval, is not it', () => {
  const first = given(1, 'a', improves);
  expect(renewals([first, given(2, 'a')], [])).toEqual({ again: {}, renewer: null });
  expect(renewals([first, given(2, 'a', { verdict: 'reject' }), given(3, 'a')], [1])).toEqual({
    ...{ again: {}, renewer: null },
  });
});

it('it is of the last words: not once anybody has improved the edit since, or answered or rebased it', () => {
  const [first, other] = [given(1, 'a', improves), given(3, 'b', improves)];
  expect(renewals([first, other], [1])).toEqual({ again: {}, renewer: null });
  // Both of them are never two.
  expect(renewals([first, other, given(4, 'a')], [1])).toEqual({ again: {}, renewer: null });
  expect(renewals([first, other, given(4, 'a')], [1, 3])).toEqual({ again: {}, renewer: 'b' });
  expect(renewals([first], [1], [2])).toEqual({ again: {}, renewer: null });
  expect(renewals([first, given(3, 'a')], [1], [2])).toEqual({ again: {}, renewer: null });
  // What came after it has been given ends it as any other approval.
  expect(renewals([first, given(3, 'a')], [1], [4]).again).toEqual({ 3: TRUST.reviewer });
});
