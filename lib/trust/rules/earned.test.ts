import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '@/lib/platform/clock';
import { TRUST } from '@/lib/levels/levels';
import {
  type AppliedEdit,
  countedEdits,
  earnedTrustOf,
  isEligibleReviewer,
  missingForContributor,
  nextLevel,
  type TrustHistory,
} from './earned';
import { limitsOf } from './limits';

const JOINED = new Date('2026-11-01T12:00:00Z');
const on = (day: number, port: number | null, withEvidence = true): AppliedEdit => ({
  at: new Date(JOINED.getTime() + day * DAY),
  port,
  withEvidence,
});
const history = (
  applied: AppliedEdit[],
  daysIn: number,
  decided: boolean[] = [],
): TrustHistory => ({
  memberSince: JOINED,
  now: new Date(JOINED.getTime() + daysIn * DAY),
  applied,
  decided,
});
const THREE = [on(1, 80), on(2, 443), on(3, 1323)];

test('three applied edits with evidence on three ports make a contributor after seven days', () => {
  expect(earnedTrustOf(history(THREE, 7))).toBe(TRUST.contributor);
  expect(earnedTrustOf(history(THREE, 6.99))).toBe(TRUST.member);
});

test('one day brings two counted edits, however many were applied', () => {
  const busy = [on(1, 80), on(1.1, 443), on(1.2, 1323), on(1.3, 8080)];
  expect(countedEdits(busy)).toEqual({ edits: 2, ports: 2 });
  expect(earnedTrustOf(history([...busy, on(2, 22)], 7))).toBe(TRUST.contributor);
});

test('of a busy day the edits on new ports count first', () => {
  expect(countedEdits([on(1, 80), on(1.1, 80), on(1.2, 443)])).toEqual({ edits: 2, ports: 2 });
});

test('edits without evidence, and edits on the same port, are not enough', () => {
  expect(earnedTrustOf(history([...THREE.slice(0, 2), on(3, 1323, false)], 30))).toBe(TRUST.member);
  expect(earnedTrustOf(history([on(1, 80), on(2, 80), on(3, 80)], 30))).toBe(TRUST.member);
});

test('an edit that speaks of no port counts, and brings no port', () => {
  expect(countedEdits([on(1, null)])).toEqual({ edits: 1, ports: 0 });
  // Of a busy day it gives way to one that brings a port, whichever came first.
  expect(countedEdits([on(1, null), on(1.1, null), on(1.2, 80)])).toEqual({ edits: 2, ports: 1 });
  expect(countedEdits([on(1, 80), on(2, 80), on(2.1, null), on(2.2, 443)])).toEqual({
    edits: 3,
    ports: 2,
  });
  // Nothing fills a day up twice.
  expect(countedEdits([on(1, 80), on(1.1, 80)])).toEqual({ edits: 2, ports: 1 });
  expect(countedEdits([on(1, 80)])).toEqual({ edits: 1, ports: 1 });
});

test('a contributor is told what a reviewer needs', () => {
  const young = history(THREE, 9, [true, true, false]);
  expect(nextLevel(TRUST.contributor, young)).toEqual({
    level: 'reviewer',
    missing: { days: 21, edits: 17, acceptedPercent: 66 },
    eligible: false,
  });
  expect(nextLevel(TRUST.contributor, history(TWENTY, 30))).toEqual({
    level: 'reviewer',
    missing: { days: 0, edits: 0, acceptedPercent: null },
    eligible: true,
  });
});

test('twenty edits on too few ports make no reviewer: a contributor comes first', () => {
  const onePort = TWENTY.map((edit) => ({ ...edit, port: 80 }));
  expect(isEligibleReviewer(history(onePort, 30))).toBe(false);
});

test('a day too few is not made good by an edit too many', () => {
  expect(isEligibleReviewer(history(TWENTY.slice(1), 29))).toBe(false);
});

test('what is missing is said', () => {
  expect(missingForContributor(history([on(1, 80)], 3))).toEqual({ days: 4, edits: 2, ports: 2 });
  expect(nextLevel(TRUST.member, history(THREE, 9))).toMatchObject({
    level: 'contributor',
    missing: { days: 0, edits: 0, ports: 0 },
  });
  expect(nextLevel(TRUST.reviewer, history(THREE, 9))).toBeNull();
});

const TWENTY = Array.from({ length: 20 }, (_, index) => on(index / 2, 1000 + index));

test('twenty applied edits, thirty days and four accepted of five let a moderator make a reviewer', () => {
  const decided = [...Array<boolean>(24).fill(true), ...Array<boolean>(6).fill(false)];
  expect(isEligibleReviewer(history(TWENTY, 30, decided))).toBe(true);
  expect(isEligibleReviewer(history(TWENTY, 29, decided))).toBe(false);
  expect(isEligibleReviewer(history(TWENTY.slice(1), 30, decided))).toBe(false);
  expect(
    isEligibleReviewer(
      history(TWENTY, 30, [false, ...decided.slice(0, 22), ...Array<boolean>(7).fill(false)]),
    ),
  ).toBe(false);
});

test('only the last thirty decisions count', () => {
  const decided = [...Array<boolean>(30).fill(true), ...Array<boolean>(100).fill(false)];
  expect(isEligibleReviewer(history(TWENTY, 30, decided))).toBe(true);
});

const edits = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 400 }),
      port: fc.option(fc.integer({ min: 0, max: 12 })),
      proof: fc.boolean(),
    }),
  )
  .map((list) =>
    list
      .map(({ day, port, proof }) => on(day / 4, port, proof))
      .sort((a, b) => a.at.getTime() - b.at.getTime()),
  );

test('no day counts more than two, and nothing counts that is not there', () => {
  fc.assert(
    fc.property(edits, (applied) => {
      const days = new Set(applied.map(({ at }) => at.toISOString().slice(0, 10))).size;
      const counted = countedEdits(applied);
      expect(counted.edits).toBeLessThanOrEqual(
        Math.min(2 * days, applied.filter((edit) => edit.withEvidence).length),
      );
      expect(counted.ports).toBeLessThanOrEqual(counted.edits);
    }),
  );
});

test('a further applied edit never costs trust, nor does a further day', () => {
  fc.assert(
    fc.property(edits, fc.integer({ min: 0, max: 12 }), fc.boolean(), (applied, port, proof) => {
      const before = missingForContributor(history(applied, 101));
      const after = missingForContributor(history([...applied, on(100.5, port, proof)], 102));
      expect(after.edits).toBeLessThanOrEqual(before.edits);
      expect(after.ports).toBeLessThanOrEqual(before.ports);
      expect(after.days).toBeLessThanOrEqual(before.days);
    }),
  );
});

test('limits grow with the level, and reviewers have none', () => {
  const levels = [TRUST.visitor, TRUST.member, TRUST.contributor, TRUST.reviewer] as const;
  const allowed = (value: number | null) => value ?? Number.POSITIVE_INFINITY;
  for (const [index, level] of levels.slice(1).entries()) {
    const [lower, higher] = [limitsOf(levels[index] ?? TRUST.visitor), limitsOf(level)];
    for (const name of ['openEdits', 'votesPerHour', 'proposalsPerHour'] as const) {
      expect(allowed(higher[name])).toBeGreaterThan(allowed(lower[name]));
    }
  }
  expect(limitsOf(TRUST.admin)).toEqual(limitsOf(TRUST.reviewer));
});
