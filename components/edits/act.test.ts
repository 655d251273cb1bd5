import { describe, expect, it } from 'vitest';
import { callOf } from './act';

describe('the calls behind acts', () => {
  it('name the version that was seen, so that nobody decides about another text', () => {
    expect(callOf(7, { do: 'review', verdict: 'approve', reason: 'So it is.' }, 3)).toEqual({
      method: 'POST',
      path: '/api/v1/edits/7/reviews',
      body: { verdict: 'approve', reason: 'So it is.', version: 3 },
    });
    expect(callOf(7, { do: 'answer', changes: { summary: 's' }, note: 'n' }, 3)).toMatchObject({
      method: 'PUT',
      body: { version: 3 },
    });
  });

  it('leave out a reason that nobody gave', () => {
    expect(callOf(7, { do: 'withdraw', reason: '' }, 3).body).toEqual({ version: 3 });
    expect(callOf(7, { do: 'take-over', reason: 'Author left.' }, 3)).toMatchObject({
      path: '/api/v1/edits/7/take-over',
      body: { reason: 'Author left.' },
    });
  });

  it('undo by an ordinary edit', () => {
    expect(callOf(7, { do: 'revert', note: 'Wrong.' }, 3)).toEqual({
      method: 'POST',
      path: '/api/v1/edits',
      body: { kind: 'revert', subject: 7, note: 'Wrong.' },
    });
  });
});
