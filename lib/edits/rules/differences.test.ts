import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { conflictSides, diffFields, diffText, MOST_CHANGES } from './diff';
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

describe('two texts', () => {
  const word = fc.constantFrom('a', 'b', ' ', '\n', '\n\n', '.', 'שלום');
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(''));
  const sides = (before: string, after: string) => {
    const parts = diffText(before, after);
    const without = (change: string) =>
      parts
        .filter((part) => part.change !== change)
        .map((part) => part.text)
        .join('');
    return { before: without('added'), after: without('removed'), parts };
  };
  /** Lines of which every word is another than in those of another letter. */
  const lines = (letter: string, count: number, each = 1) =>
    Array.from({ length: count }, (_, at) => `${`${letter}${at}.`.repeat(each)}\n`).join('');

  it('are both told whole by their parts, no two neighbours alike', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const told = sides(before, after);
        expect(told).toMatchObject({ before, after });
        told.parts.forEach(({ change, text: said }, at) => {
          expect(said).not.toBe('');
          expect(change).not.toBe(told.parts[at + 1]?.change);
        });
      }),
    );
  });

  it('with more words changed than are counted differ by line, kept lines between', () => {
    const [was, is] = [lines('a', 5, MOST_CHANGES / 10), lines('b', 5, MOST_CHANGES / 10)];
    const parts = diffText(`${was}kept\n${was}end\n`, `${is}kept\n${is}end\n`);
    expect(parts).toEqual([
      { change: 'removed', text: was },
      { change: 'added', text: is },
      { change: 'same', text: 'kept\n' },
      { change: 'removed', text: was },
      { change: 'added', text: is },
      { change: 'same', text: 'end\n' },
    ]);
  });

  it('with more lines changed than are counted differ whole, between what both begin and end with', () => {
    const [was, is] = [lines('a', MOST_CHANGES), lines('b', MOST_CHANGES)];
    expect(diffText(`head\n${was}kept\n${was}end`, `head\n${is}kept\n${is}end`)).toEqual([
      { change: 'same', text: 'head\n' },
      { change: 'removed', text: `${was}kept\n${was}` },
      { change: 'added', text: `${is}kept\n${is}` },
      { change: 'same', text: 'end' },
    ]);
    const blank = 'a\n\n'.repeat(2 * MOST_CHANGES);
    const full = 'a\n'.repeat(4 * MOST_CHANGES);
    expect(diffText(full, blank).filter(({ change }) => change !== 'same')).toHaveLength(2);
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
