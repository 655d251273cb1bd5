import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GradeReason } from '@/lib/reports/types';
import { type GradeInput, gradeOf, standingOf } from './grade';

const primary = { supports: true, primary: true };
const input = (change: Partial<GradeInput>): GradeInput => ({
  role: 'default',
  finding: null,
  nowOfficial: false,
  evidence: [primary],
  confirm: 0,
  dispute: 0,
  ...change,
});
const grade = (change: Partial<GradeInput>) => gradeOf(input(change)).grade;

describe('a grade', () => {
  it.each([
    [2, 0, 'confirmed'],
    [2, 1, 'supported'],
    [3, 1, 'confirmed'],
    [2, 2, 'disputed'],
    [5, 2, 'confirmed'],
    [1, 0, 'supported'],
    [0, 1, 'supported'],
    [0, 2, 'disputed'],
    // Disputes of exactly one third are enough, of a little less they are not.
    [4, 2, 'disputed'],
    [6, 3, 'disputed'],
    [7, 3, 'confirmed'],
  ] as const)('is, at %i to %i with a primary source, %s', (confirm, dispute, expected) => {
    expect(grade({ confirm, dispute })).toBe(expected);
  });

  it('is unverified without a source and supported with one that is not primary', () => {
    expect(grade({ evidence: [] })).toBe('unverified');
    expect(grade({ evidence: [{ supports: true, primary: false }], confirm: 9 })).toBe('supported');
  });

  it('is disputed by one established dispute with accepted contrary evidence', () => {
    const evidence = [primary, { supports: false, primary: false }];
    expect(grade({ evidence, confirm: 5, dispute: 1 })).toBe('disputed');
    expect(grade({ evidence, confirm: 5, dispute: 0 })).toBe('confirmed');
  });

  it('follows the precedence refuted, now-official, historic, disputed', () => {
    const doubt = { confirm: 0, dispute: 3 };
    expect(grade({ ...doubt, finding: 'refuted', nowOfficial: true })).toBe('refuted');
    expect(grade({ ...doubt, finding: 'historic', nowOfficial: true })).toBe('now-official');
    expect(grade({ ...doubt, finding: 'historic' })).toBe('historic');
    expect(grade({ ...doubt, role: 'historic' })).toBe('historic');
    expect(grade(doubt)).toBe('disputed');
  });

  it('is historic by its role only where a source says so', () => {
    expect(grade({ role: 'historic', evidence: [] })).toBe('unverified');
    expect(grade({ role: 'historic', evidence: [{ supports: false, primary: true }] })).toBe(
      'unverified',
    );
  });

  const contrary = { supports: false, primary: false };
  it.each<[GradeReason['code'], Partial<GradeInput>, GradeReason['missing']]>([
    ['refuted-finding', { finding: 'refuted' }, []],
    ['same-service', { nowOfficial: true }, []],
    ['historic-finding', { finding: 'historic' }, []],
    ['disputed-by-votes', { dispute: 2 }, ['majority']],
    [
      'disputed-by-votes',
      { dispute: 2, evidence: [primary, contrary] },
      ['contrary-answer', 'majority'],
    ],
    [
      'disputed-by-evidence',
      { confirm: 9, dispute: 1, evidence: [primary, contrary] },
      ['contrary-answer', 'majority'],
    ],
    ['confirmed', { confirm: 2 }, []],
    ['supported', { confirm: 1 }, ['confirmers']],
    ['no-source', { evidence: [], confirm: 5 }, ['source']],
  ])('gives its reason %s of %o, and what is missing: %j', (code, change, missing) => {
    expect(gradeOf(input(change)).reason).toMatchObject({ code, missing });
  });

  it('says what would raise it', () => {
    expect(gradeOf(input({ evidence: [] })).reason.missing).toEqual(['source']);
    expect(gradeOf(input({ confirm: 2, dispute: 1 })).reason.missing).toEqual(['majority']);
    const weak = [{ supports: true, primary: false }];
    expect(gradeOf(input({ evidence: weak })).reason.missing).toEqual([
      'primary-source',
      'confirmers',
    ]);
  });

  it('never falls when one more established member confirms', () => {
    const rank = ['unverified', 'supported', 'confirmed'];
    const votes = fc.nat({ max: 60 });
    fc.assert(
      fc.property(votes, votes, (confirm, dispute) => {
        const now = grade({ confirm, dispute });
        const then = grade({ confirm: confirm + 1, dispute });
        if (now === 'disputed' || then === 'disputed') return now === 'disputed';
        return rank.indexOf(then) >= rank.indexOf(now);
      }),
    );
  });
});

describe('standing', () => {
  it.each([
    [1, 0, 0.378],
    [2, 0, 0.549],
    [3, 0, 0.646],
    [10, 0, 0.859],
    [5, 1, 0.575],
    [0, 0, 0],
    [0, 7, 0],
  ])('of %i to %i is %f', (confirm, dispute, expected) => {
    expect(standingOf(confirm, dispute)).toBeCloseTo(expected, 3);
  });

  it('lies between nothing and the share itself, and grows with every confirmation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 5000 }), (confirm, dispute) => {
        const value = standingOf(confirm, dispute);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(confirm / (confirm + dispute) + 1e-12);
        expect(standingOf(confirm + 1, dispute)).toBeGreaterThan(value);
      }),
    );
  });
});
