import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { conflictSides, diffFields } from './diff';
import { lockedFields } from './field-lock';
import type { Shapes } from './merge';

const SHAPES: Shapes = { evidence: { keyedBy: 'key' } };
const one = (before: unknown, after: unknown, field = 'field') =>
  diffFields({ [field]: before }, { [field]: after }, SHAPES)[0];

describe('what differs', () => {
  it('are the fields that are not the same, in the order of the new ones', () => {
    const fields = diffFields({ a: 1, b: [1], c: 'x' }, { c: 'y', b: [1], a: 2 }, SHAPES);
    expect(fields.map(({ field }) => field)).toEqual(['c', 'a']);
  });

  it('of something new are the fields that say something', () => {
    const fields = diffFields(null, { a: null, b: '', c: [], d: undefined, e: 0, f: false }, {});
    expect(fields.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['e', null, 0],
      ['f', null, false],
    ]);
    expect(diffFields(null, { a: ['x'] }, {})).toHaveLength(1);
  });

  it('of two texts are words, of anything else no parts', () => {
    expect(one('turns left', 'turns right')?.parts).toEqual([
      { text: 'turns ', change: 'same' },
      { text: 'left', change: 'removed' },
      { text: 'right', change: 'added' },
    ]);
    expect(one(null, 'right')).toMatchObject({ before: null, after: 'right', parts: null });
    expect(one('left', null)).toMatchObject({ parts: null, items: null });
    expect(one(1, 2)).toMatchObject({ parts: null, items: null });
  });

  it('of two lists are their elements, told apart by their key', () => {
    const [a, b, c] = [{ key: 'a' }, { key: 'b', n: 1 }, { key: 'c' }];
    const newer = { key: 'b', n: 2 };
    expect(one([a, b], [newer, c], 'evidence')?.items).toEqual([
      { key: 'a', before: a, after: null },
      { key: 'b', before: b, after: newer },
      { key: 'c', before: null, after: c },
    ]);
    expect(one([{ n: 1 }], [], 'evidence')?.items).toEqual([
      { key: '{"n":1}', before: { n: 1 }, after: null },
    ]);
  });

  it('of lists without keys are the elements themselves, also where one version has no list', () => {
    expect(one(['tcp'], ['tcp', 'udp'])?.items).toEqual([
      { key: 'tcp', before: 'tcp', after: 'tcp' },
      { key: 'udp', before: null, after: 'udp' },
    ]);
    expect(one(null, ['tcp'])?.items).toEqual([{ key: 'tcp', before: null, after: 'tcp' }]);
    expect(one(['tcp'], null)?.items).toEqual([{ key: 'tcp', before: 'tcp', after: null }]);
  });
});

describe('a true conflict', () => {
  it('shows each of its fields with what either side did to it', () => {
    const sides = conflictSides(
      {
        base: { name: 'a', summary: 'old', other: 1 },
        theirs: { name: 'a', summary: 'their old', other: 2 },
        mine: { summary: 'my old' },
        conflicts: ['summary', 'name', 'absent'],
      } as unknown as Parameters<typeof conflictSides>[0],
      SHAPES,
    );
    expect(sides.map(({ field }) => field)).toEqual(['summary', 'name', 'absent']);
    expect(sides[0]).toMatchObject({
      base: 'old',
      theirs: 'their old',
      mine: 'my old',
      theirsDiff: { before: 'old', after: 'their old' },
      mineDiff: { before: 'old', after: 'my old' },
    });
    expect(sides[1]).toMatchObject({ mine: null, theirsDiff: null, mineDiff: { after: null } });
    expect(sides[2]).toEqual({
      field: 'absent',
      ...{ base: null, theirs: null, mine: null, theirsDiff: null, mineDiff: null },
    });
  });
});

describe('a field that was reverted again and again', () => {
  const T0 = new Date('2026-11-20T00:00:00Z');
  const revert = (ms: number, ...fields: string[]) => ({
    at: new Date(T0.getTime() + ms),
    fields,
  });
  const locked = (reverts: ReturnType<typeof revert>[], ms: number) =>
    lockedFields(reverts, new Date(T0.getTime() + ms));
  const thrice = [revert(0, 'b'), revert(HOUR, 'b', 'a'), revert(DAY, 'b')];

  it('three times within 24 hours is locked for 24 hours after the third', () => {
    expect(locked(thrice, DAY)).toEqual(['b']);
    expect(locked(thrice, 2 * DAY - 1)).toEqual(['b']);
    expect(locked(thrice, 2 * DAY)).toEqual([]);
  });

  it('is not locked by two, nor by three within more than 24 hours', () => {
    expect(locked(thrice.slice(1), DAY)).toEqual([]);
    expect(locked([...thrice.slice(0, 2), revert(DAY + 1, 'b')], DAY + 1)).toEqual([]);
  });

  it('is found in whatever order the reverts come, and fields are sorted', () => {
    const both = [2, 0, 1].map((hours) => revert(hours * HOUR, 'b', 'a'));
    expect(locked(both, 3 * HOUR)).toEqual(['a', 'b']);
    expect(locked([...thrice].reverse(), DAY)).toEqual(['b']);
  });
});
