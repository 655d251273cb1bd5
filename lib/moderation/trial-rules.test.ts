import { describe, expect, it } from 'vitest';
import { agrees, isTrialDue, knownAnswer } from './trial-rules';

describe('the right answer', () => {
  it.each([
    ['applied', false, ['approve', 'approve'], 'approve'],
    ['rejected', false, ['reject', 'reject', 'reject'], 'reject'],
    ['applied', true, ['approve'], 'reject'],
    // One person’s opinion, or one that another did not share, is no answer.
    ['applied', false, ['approve'], null],
    ['rejected', false, ['reject'], null],
    ['applied', false, ['approve', 'approve', 'reject'], null],
    ['rejected', false, ['reject', 'approve', 'reject'], null],
    ['withdrawn', false, ['reject', 'reject'], null],
  ] as const)('of what was %s (undone: %s) after %j is %s', (state, undone, verdicts, answer) => {
    expect(knownAnswer({ state, undone, verdicts })).toBe(answer);
  });

  it('agrees with what lets the same through', () => {
    expect(agrees('approve', 'approve')).toBe(true);
    expect(agrees('request-changes', 'approve')).toBe(false);
    expect(agrees('request-changes', 'reject')).toBe(true);
    expect(agrees('approve', 'reject')).toBe(false);
  });
});

it('a trial comes after 12 to 27 verdicts, and nobody can tell after how many', () => {
  const after = (who: string, last: number) =>
    Array.from({ length: 40 }, (_, given) => given).find((given) => isTrialDue(who, last, given));
  const found = Array.from({ length: 400 }, (_, last) => after('somebody', last) ?? 0);
  expect(Math.min(...found)).toBe(12);
  expect(Math.max(...found)).toBe(27);
  expect(new Set(found).size).toBe(16);
});
