import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfAnswer } from './faults';
import { outcomeOf } from './outcome';
import { keyFor } from './send-key';

describe('the answer to a proposal', () => {
  it('is an edit where it was taken', () => {
    expect(outcomeOf(201, { id: 7, state: 'open' })).toEqual({ type: 'accepted', id: 7 });
  });

  it('says that the session ended', () => {
    expect(outcomeOf(401, { code: 'not-signed-in' })).toEqual({ type: 'session-ended' });
  });

  it('names the wrong fields below `changes`', () => {
    const errors = [
      { path: 'changes.summary', message: 'Too big: expected string to have <=280 characters' },
      { path: 'changes.evidence.0.url', message: 'must be a public http or https address' },
      { path: 'note', message: 'Too small: expected string to have >=1 characters' },
      { path: 'changes', message: 'must change something' },
    ];
    expect(outcomeOf(422, { errors })).toEqual({
      type: 'faults',
      faults: [
        { path: 'summary', key: 'tooLong', max: 280 },
        { path: 'evidence.0.url', key: 'publicUrl' },
        { path: 'note', key: 'required' },
        { path: '', key: 'unchanged' },
      ],
    });
  });

  it('holds both versions where somebody was faster', () => {
    const versions = {
      base: { summary: 'a' },
      theirs: { summary: 'b' },
      mine: { summary: 'c' },
      revision: 3,
      conflicts: ['summary'],
    };
    expect(outcomeOf(409, { code: 'stale', ...versions })).toMatchObject({
      type: 'stale',
      versions,
    });
  });

  it('names the report that is there already', () => {
    expect(outcomeOf(409, { code: 'duplicate', reason: 'report-exists', report: 48 })).toEqual({
      type: 'duplicate',
      reason: 'report-exists',
      report: 48,
      software: null,
    });
  });

  it('says when to try again, in whole minutes', () => {
    expect(outcomeOf(429, { reason: 'too-many' }, '61')).toEqual({
      type: 'refused',
      reason: 'too-many',
      minutes: 2,
    });
  });

  it('is none where the server broke or said nothing that can be read', () => {
    expect(outcomeOf(500, null)).toEqual({ type: 'unreachable' });
    expect(outcomeOf(201, 'nonsense')).toEqual({ type: 'unreachable' });
  });

  it('is one of the known outcomes, whatever comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(outcomeOf(status, body).type).toMatch(
          /^(accepted|faults|stale|duplicate|session-ended|refused|unreachable)$/,
        );
      }),
    );
  });
});

describe('a fault the server found', () => {
  it('has words of its own for every message', () => {
    const message = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'Invalid option: expected one of "a"|"b"',
        'is no known software',
        'Invalid ISO date',
      ),
    );
    fc.assert(
      fc.property(message, (text) => {
        expect(faultsOfAnswer([{ path: 'changes.role', message: text }])[0]?.key).toBeTruthy();
      }),
    );
  });
});

describe('the key of a proposal', () => {
  it('is the same for the same again, and new for anything else', () => {
    let made = 0;
    const fresh = () => `key-${(made += 1)}`;
    const first = keyFor(null, 'a', fresh);
    expect(keyFor(first, 'a', fresh)).toBe(first);
    expect(keyFor(first, 'b', fresh).key).not.toBe(first.key);
  });
});
