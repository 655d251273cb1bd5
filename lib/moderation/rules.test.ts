import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { TrustLevel } from '@/lib/levels/levels';
import { DAY, HOUR } from '@/lib/platform/clock';
import {
  appealDenial,
  decisionDenial,
  flagDenial,
  isQueuedBy,
  type JudgedAppeal,
  lockDenial,
} from './rules';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

test('two flags by members queue something, one by a contributor does', () => {
  expect([[], [1], [1, 1], [2]].map(isQueuedBy)).toEqual([false, false, true, true]);
});

test('a suspension is appealed once, within 30 days', () => {
  const suspended = { suspendedAt: T0, appealed: false };
  expect(appealDenial(suspended, after(30 * DAY))).toBeNull();
  expect(appealDenial(suspended, after(30 * DAY + 1))).toBe('appeal-too-late');
  expect(appealDenial({ ...suspended, appealed: true }, after(DAY))).toBe('already-appealed');
  expect(appealDenial({ suspendedAt: null, appealed: false }, T0)).toBe('not-suspended');
});

const appeal: JudgedAppeal = {
  userId: 'ana',
  userTrust: 1,
  suspendedById: 'mod',
  createdAt: T0,
  others: 1,
};
const by = (id: string, trust: number, more: Partial<JudgedAppeal> = {}, ms = 0) =>
  decisionDenial({ id, trust }, { ...appeal, ...more }, after(ms));

describe('an appeal', () => {
  it('is decided by another moderator or an admin at once', () => {
    expect([by('other', 4), by('admin', 5), by('reviewer', 3)]).toEqual([
      null,
      null,
      'needs-moderator',
    ]);
  });

  it('is not decided by who suspended while there is another, however long it waits', () => {
    expect(by('mod', 4, {}, 300 * DAY)).toBe('own-suspension');
  });

  it('is decided by who suspended after 48 hours where there is nobody else', () => {
    expect(by('mod', 4, { others: 0 }, 48 * HOUR - 1)).toBe('own-suspension-for-48-hours');
    expect(by('mod', 4, { others: 0 }, 48 * HOUR)).toBeNull();
  });

  it('of a moderator is an admin’s to decide', () => {
    expect([by('other', 4, { userTrust: 4 }), by('admin', 5, { userTrust: 4 })]).toEqual([
      'needs-admin',
      null,
    ]);
  });
});

const level = fc.constantFrom<TrustLevel>(1, 2, 3, 4, 5);
const people = fc.constantFrom('ana', 'mod', 'other');
const cases = fc.record({
  actor: fc.record({ id: people, trust: level }),
  judged: fc.record({
    userId: fc.constant('ana'),
    userTrust: level,
    suspendedById: fc.constantFrom('mod', null),
    createdAt: fc.constant(T0),
    others: fc.nat(3),
  }),
  waited: fc.nat(60 * DAY),
});

test('nobody decides their own appeal, and nobody below a moderator any', () => {
  fc.assert(
    fc.property(cases, ({ actor, judged, waited }) => {
      if (decisionDenial(actor, judged, after(waited)) !== null) return;
      expect(actor.id).not.toBe(judged.userId);
      expect(actor.trust).toBeGreaterThanOrEqual(4);
      if (actor.id === judged.suspendedById)
        expect([judged.others, waited >= 48 * HOUR]).toEqual([0, true]);
    }),
  );
});

test('who may decide may still do so later: waiting takes the right from nobody', () => {
  fc.assert(
    fc.property(cases, fc.nat(60 * DAY), ({ actor, judged, waited }, more) => {
      fc.pre(decisionDenial(actor, judged, after(waited)) === null);
      expect(decisionDenial(actor, judged, after(waited + more))).toBeNull();
    }),
  );
});

test('nobody locks their own dispute, an admin neither, but the only active moderator; nobody below a moderator anything', () => {
  const party = fc.record({
    ownReport: fc.boolean(),
    ownEdit: fc.boolean(),
    soleModerator: fc.boolean(),
  });
  fc.assert(
    fc.property(level, party, (trust, at) => {
      const own = at.ownReport || at.ownEdit;
      expect(lockDenial({ trust }, at) === null).toBe(trust >= 4 && (!own || at.soleModerator));
    }),
  );
});

test('nobody closes a flag on what is theirs; the only active moderator one on what they have a part in', () => {
  const party = fc.record({
    own: fc.constantFrom(null, 'own-account', 'own-edit', 'own-namespace'),
    part: fc.constantFrom(null, 'own-report', 'own-edit', 'own-words', 'own-open-edit'),
    soleModerator: fc.boolean(),
  });
  fc.assert(
    fc.property(level, party, (trust, at) => {
      const tied = at.own !== null || (at.part !== null && !at.soleModerator);
      expect(flagDenial({ trust }, at) === null).toBe(trust >= 4 && !tied);
    }),
  );
});

test('who may not is told why', () => {
  expect(by('ana', 5, { userTrust: 5 })).toBe('own-account');
  const party = { ownReport: false, ownEdit: false, soleModerator: false };
  expect(lockDenial({ trust: 3 }, { ...party, ownReport: true })).toBe('needs-moderator');
  expect(lockDenial({ trust: 4 }, { ...party, ownReport: true })).toBe('own-report');
  expect(lockDenial({ trust: 5 }, { ...party, ownEdit: true })).toBe('own-open-edit');
});
