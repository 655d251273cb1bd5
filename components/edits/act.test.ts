import { describe, expect, it } from 'vitest';
import { callOf, seenBy } from './act';

const seen = { version: 3, plan: 'aPlan' };

describe('the calls behind acts', () => {
  it('name what was seen, so that nobody decides about another text, or approves what it does elsewhere by now', () => {
    expect(callOf(7, { do: 'review', verdict: 'approve', reason: 'So it is.' }, seen)).toEqual({
      method: 'POST',
      path: '/api/v1/edits/7/reviews',
      body: { verdict: 'approve', reason: 'So it is.', version: 3, plan: 'aPlan' },
    });
    const other = { ...seen, plan: null };
    expect(callOf(7, { do: 'review', verdict: 'reject', reason: 'No.' }, other).body).toEqual({
      verdict: 'reject',
      reason: 'No.',
      version: 3,
    });
    expect(callOf(7, { do: 'answer', changes: { summary: 's' }, note: 'n' }, seen)).toMatchObject({
      method: 'PUT',
      body: { version: 3 },
    });
  });

  it('are of one and the same view: a verdict of what the page shows, however new what was read since', () => {
    const verdict = { do: 'review', verdict: 'approve', reason: 'So it is.' } as const;
    const newer = { version: 4, plan: 'aPlan' };
    expect(seenBy(verdict, seen, newer)).toBe(seen);
    expect(seenBy(verdict, newer, seen)).toBe(seen);
    expect(seenBy(verdict, seen, { ...seen, plan: 'another' })).toBe(seen);
    // The page lags after one's own act; nothing is judged by it.
    expect(seenBy({ do: 'withdraw', reason: '' }, seen, newer)).toBe(newer);
  });

  it('leave out a reason that nobody gave', () => {
    expect(callOf(7, { do: 'withdraw', reason: '' }, seen).body).toEqual({ version: 3 });
    expect(callOf(7, { do: 'take-over', reason: 'Author left.' }, seen)).toMatchObject({
      path: '/api/v1/edits/7/take-over',
      body: { reason: 'Author left.' },
    });
  });

  it('undo by an ordinary edit', () => {
    expect(callOf(7, { do: 'revert', note: 'Wrong.' }, seen)).toEqual({
      method: 'POST',
      path: '/api/v1/edits',
      body: { kind: 'revert', subject: 7, note: 'Wrong.' },
    });
  });
});
