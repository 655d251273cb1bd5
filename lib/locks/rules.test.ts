import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { isInForce, keepsOut, LOCK_LEVELS, LOCK_TERMS, lockEnd, lockOn, strictest } from './rules';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

describe('a lock', () => {
  it.each([
    ['24-hours', 24 * HOUR],
    ['7-days', 7 * DAY],
    ['30-days', 30 * DAY],
  ] as const)('of %s binds to the last millisecond and not beyond', (term, ms) => {
    const until = lockEnd(term, T0)?.toISOString() ?? null;
    expect([isInForce({ until }, after(ms - 1)), isInForce({ until }, after(ms))]).toEqual([
      true,
      false,
    ]);
  });

  it('until it is lifted binds for ever', () => {
    expect(lockEnd('until-lifted', T0)).toBeNull();
    expect(isInForce({ until: null }, after(10_000 * DAY))).toBe(true);
  });

  it('keeps out everybody below its level and nobody else', () => {
    const out = (level: 'reviewer' | 'moderator') =>
      [0, 1, 2, 3, 4, 5].filter((trust) => keepsOut({ level }, trust));
    expect([out('reviewer'), out('moderator')]).toEqual([
      [0, 1, 2],
      [0, 1, 2, 3],
    ]);
  });
});

const level = fc.constantFrom(...LOCK_LEVELS);
const locks = fc.array(fc.record({ level }), { maxLength: 4 });

test('of several locks the strictest keeps out whomever any of them does', () => {
  fc.assert(
    fc.property(locks, fc.nat(5), (several, trust) => {
      const one = strictest(several);
      expect(one !== null && keepsOut(one, trust)).toBe(
        several.some((lock) => keepsOut(lock, trust)),
      );
    }),
  );
});

test('whom a lock does not bind at one moment it never binds later', () => {
  const span = fc.nat(60 * DAY);
  fc.assert(
    fc.property(fc.constantFrom(...LOCK_TERMS), span, span, (term, first, more) => {
      const until = lockEnd(term, T0)?.toISOString() ?? null;
      fc.pre(!isInForce({ until }, after(first)));
      expect(isInForce({ until }, after(first + more))).toBe(false);
    }),
  );
});

test('of the locks on several subjects one finds that of each, by type and id', () => {
  const several = [
    { subject: { type: 'software', id: '7' } },
    { subject: { type: 'report', id: '8' } },
    { subject: { type: 'report', id: '7' } },
  ] as const;
  expect(lockOn(several, 'report', 7)).toBe(several[2]);
  expect(lockOn(several, 'software', '7')).toBe(several[0]);
  expect(lockOn(several, 'software', '8')).toBeUndefined();
  expect(lockOn(several, 'article', '7')).toBeUndefined();
});
