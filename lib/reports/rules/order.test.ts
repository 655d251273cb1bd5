import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIDEST_USE } from '@/lib/ports/rules/space';
import { GRADES } from '@/lib/reports/types';
import { COMMONNESS } from '@/lib/software/types';
import { inReadingOrder, isWide, type Ordered } from './order';

/** Few values each, so that reports are often alike in one and differ in the next. */
const report = fc.record({
  id: fc.nat(1000),
  portStart: fc.constant(1000),
  portEnd: fc.constantFrom(1000, 1001, 1099, 1100, 3000),
  grade: fc.constantFrom(...GRADES),
  onByDefault: fc.constantFrom(true, false, null),
  standing: fc.constantFrom(0, 0.378, 0.549),
  software: fc.record({
    name: fc.constantFrom('Angle', 'angle', 'Octant', 'Ärger', '𝒜', '\uFFFD'),
    commonness: fc.constantFrom(...COMMONNESS),
  }),
});
const reports = fc.uniqueArray(report, { selector: ({ id }) => id, maxLength: 12 });

const BASE: Ordered = {
  ...{ id: 1, portStart: 3000, portEnd: 3000, grade: 'supported', onByDefault: true, standing: 0 },
  software: { name: 'Octant', commonness: 'known' },
};
const named = (name: string, commonness = 'known') => ({ software: { name, commonness } });

describe('the reading order', () => {
  it('loses nothing, adds nothing and is the same whatever the order before', () => {
    fc.assert(
      fc.property(
        reports.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const ordered = inReadingOrder(list);
          expect(new Set(ordered)).toEqual(new Set(list));
          expect(ordered).toHaveLength(list.length);
          expect(inReadingOrder(shuffled)).toEqual(ordered);
          expect(inReadingOrder(ordered)).toEqual(ordered);
        },
      ),
    );
  });

  it('puts any two the same way, whoever else is there', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const ordered = inReadingOrder(list);
        for (const [at, first] of ordered.entries())
          for (const second of ordered.slice(at + 1))
            expect(inReadingOrder([second, first])).toEqual([first, second]);
      }),
    );
  });

  /** Each report goes before the other by one thing, and after it by everything that is read later. */
  const later: Partial<Ordered>[] = [
    { portEnd: 3000 + WIDEST_USE - 1, grade: 'refuted', ...named('Z', 'special') },
    { portEnd: 3000 + WIDEST_USE, grade: 'confirmed', ...named('A', 'everyone'), standing: 1 },
  ];
  it.each<[string, Partial<Ordered>, Partial<Ordered>]>([
    ['a wide range comes last whatever its grade', later[0] ?? {}, later[1] ?? {}],
    [
      'then the grade decides',
      { grade: 'confirmed', ...named('Z', 'special'), onByDefault: false },
      { ...named('A', 'everyone'), standing: 1 },
    ],
    [
      'then how common the software is',
      { ...named('Z', 'everyone'), onByDefault: false, portEnd: 3009 },
      { ...named('A', 'known'), standing: 1 },
    ],
    [
      'and well known goes before special',
      { ...named('Z', 'known'), onByDefault: false },
      { ...named('A', 'special'), standing: 1 },
    ],
    [
      'then on by default',
      { ...named('Z'), portEnd: 3009 },
      { ...named('A'), onByDefault: false, standing: 1 },
    ],
    ['then the narrower range', { ...named('Z') }, { ...named('A'), portEnd: 3001, standing: 1 }],
    ['then the votes', { ...named('Z'), standing: 0.378 }, named('A')],
    ['then the name, however it is spelt', { ...named('angle'), id: 2 }, named('Zebra')],
    ['and of one name the older report', named('Octant'), { ...named('octant'), id: 2 }],
  ])('%s', (_, first, second) => {
    const [one, other] = [
      { ...BASE, ...first },
      { ...BASE, ...second },
    ];
    expect(inReadingOrder([other, one])).toEqual([one, other]);
  });

  it('takes not known for no: only what is said to be on by default goes first', () => {
    const list = [
      { ...BASE, onByDefault: null, ...named('Angle') },
      { ...BASE, onByDefault: false, ...named('Octant') },
      { ...BASE, onByDefault: true, ...named('Zebra') },
    ];
    expect(inReadingOrder(list).map(({ software }) => software.name)).toEqual([
      'Zebra',
      'Angle',
      'Octant',
    ]);
  });
});

it('a hundred ports are not wide, one more is', () => {
  expect(isWide({ portStart: 1, portEnd: WIDEST_USE })).toBe(false);
  expect(isWide({ portStart: 1, portEnd: WIDEST_USE + 1 })).toBe(true);
});
