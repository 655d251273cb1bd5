import { describe, expect, it } from 'vitest';
import { callOf, refusalOf } from './act';

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

describe('a refusal', () => {
  it('tells an edit that changed from one that was decided', () => {
    expect(
      refusalOf(409, { code: 'stale', reason: 'edit-changed', state: 'open' }, null),
    ).toMatchObject({ key: 'changed', outdated: true });
    expect(
      refusalOf(409, { code: 'stale', reason: 'edit-changed', state: 'applied' }, null),
    ).toMatchObject({ key: 'decided', outdated: true });
    expect(
      refusalOf(403, { code: 'forbidden', reason: 'not-open', state: 'rejected' }, null),
    ).toMatchObject({ key: 'decided', outdated: true });
    expect(
      refusalOf(403, { code: 'forbidden', reason: 'not-open', state: 'conflicted' }, null),
    ).toMatchObject({ key: 'changed', outdated: true });
  });

  it('keeps what was written where signing in, waiting or trying again helps', () => {
    for (const [status, key] of [
      [401, 'signed-out'],
      [429, 'limited'],
      [503, 'offline'],
      [0, 'offline'],
    ] as const) {
      expect(refusalOf(status, null, '30')).toMatchObject({ key, outdated: false, seconds: 30 });
    }
  });

  it('passes on which fields are wrong', () => {
    const errors = [{ path: 'changes.summary', message: 'is too long' }];
    expect(refusalOf(422, { code: 'invalid', errors }, null)).toMatchObject({
      key: 'fields',
      errors,
    });
  });
});
