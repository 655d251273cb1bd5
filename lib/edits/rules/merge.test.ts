import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fields } from '@/lib/edits/types';
import { disputedLines, mergeFields, mergeTaking, type Shapes } from './merge';

const SHAPES: Shapes = { text: 'text', tags: 'set', items: { keyedBy: 'key' } };

const line = fc.constantFrom('a', 'b', 'c', 'd', 'e', '');
const tag = fc.constantFrom('tcp', 'udp', 'sctp', 'dccp');
// Content comes out of JSON: objects with a prototype.
const PLAIN = { noNullPrototype: true } as const;
const side: fc.Arbitrary<Fields> = fc.record(
  {
    name: fc.constantFrom('Echo', 'Gin', 'Fiber'),
    port: fc.integer({ min: 0, max: 3 }),
    text: fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n')),
    // As subjects keep them: sets sorted, keyed lists without double keys.
    tags: fc.uniqueArray(tag).map((tags) => tags.sort()),
    items: fc
      .uniqueArray(
        fc.record(
          { key: fc.constantFrom('k1', 'k2', 'k3'), value: fc.integer({ min: 0, max: 2 }) },
          PLAIN,
        ),
        { selector: ({ key }) => key },
      )
      .map((items) => items.sort((a, b) => a.key.localeCompare(b.key))),
  },
  PLAIN,
);

describe('the three-way merge', () => {
  it('is the identity where one side did nothing', () => {
    fc.assert(
      fc.property(side, side, (base, other) => {
        expect(mergeFields(base, other, base, SHAPES)).toEqual({ fields: other, conflicts: [] });
        expect(mergeFields(base, base, other, SHAPES)).toEqual({ fields: other, conflicts: [] });
      }),
    );
  });

  it('gives the same when the sides are swapped', () => {
    fc.assert(
      fc.property(side, side, side, (base, theirs, mine) => {
        const one = mergeFields(base, theirs, mine, SHAPES);
        const other = mergeFields(base, mine, theirs, SHAPES);
        expect(one.conflicts).toEqual(other.conflicts);
        for (const name of Object.keys(base))
          if (!one.conflicts.includes(name)) expect(one.fields[name]).toEqual(other.fields[name]);
      }),
    );
  });

  it('never loses a change that only one side made', () => {
    fc.assert(
      fc.property(side, side, side, (base, theirs, mine) => {
        const { fields, conflicts } = mergeFields(base, theirs, mine, SHAPES);
        for (const name of Object.keys(base)) {
          const [was, they, i] = [base[name], theirs[name], mine[name]];
          if (JSON.stringify(was) === JSON.stringify(they)) expect(fields[name]).toEqual(i);
          if (JSON.stringify(was) === JSON.stringify(i)) expect(fields[name]).toEqual(they);
          if (JSON.stringify(they) === JSON.stringify(i)) expect(conflicts).not.toContain(name);
        }
      }),
    );
  });

  it('keeps every element that one side added to a set or a list and nobody touched', () => {
    fc.assert(
      fc.property(side, side, side, (base, theirs, mine) => {
        const { fields, conflicts } = mergeFields(base, theirs, mine, SHAPES);
        const list = (of: Fields) => of.tags as string[];
        for (const one of [...list(theirs), ...list(mine)])
          if (!list(base).includes(one)) expect(fields.tags).toContain(one);
        for (const one of list(base))
          if (!list(theirs).includes(one) || !list(mine).includes(one))
            expect(fields.tags).not.toContain(one);
        const keys = (of: Fields) => (of.items as { key: string }[]).map(({ key }) => key);
        if (conflicts.includes('items')) return;
        for (const key of [...keys(theirs), ...keys(mine)])
          if (!keys(base).includes(key)) expect(keys(fields)).toContain(key);
      }),
    );
  });

  it('undoes a change onto itself: merging back what was before gives what was before', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        expect(mergeFields(after, after, before, SHAPES)).toEqual({
          fields: before,
          conflicts: [],
        });
      }),
    );
  });

  it('merges a text by line and refuses the same line twice', () => {
    const merge = (base: string, theirs: string, mine: string) =>
      mergeFields({ text: base }, { text: theirs }, { text: mine }, SHAPES);
    expect(merge('one\ntwo\nthree', 'ONE\ntwo\nthree', 'one\ntwo\nTHREE')).toEqual({
      fields: { text: 'ONE\ntwo\nTHREE' },
      conflicts: [],
    });
    expect(merge('one\ntwo', 'one\n2', 'one\nzwei').conflicts).toEqual(['text']);
    expect(merge('one\ntwo', 'one\n2', 'one\n2').conflicts).toEqual([]);
  });

  it('of long texts is by line too, and of one with more lines alike than anybody writes a conflict', () => {
    const sides = (text: string) => ({
      base: `first\n${text}\nlast`,
      theirs: `FIRST\n${text}\nlast`,
      mine: `first\n${text}\nLAST`,
    });
    const merge = ({ base, theirs, mine }: ReturnType<typeof sides>) =>
      mergeFields({ text: base }, { text: theirs }, { text: mine }, SHAPES);
    const article = Array.from({ length: 400 }, (_, at) => `Paragraph ${at}.\n`).join('\n');
    expect(merge(sides(article))).toEqual({
      fields: { text: `FIRST\n${article}\nLAST` },
      conflicts: [],
    });
    const blank = sides('\n'.repeat(1_200));
    expect(merge(blank).conflicts).toEqual(['text']);
    expect(disputedLines(blank.base, blank.theirs, blank.mine)).toEqual([
      { theirs: blank.theirs, mine: blank.mine },
    ]);
    expect(mergeTaking('text', 'mine', blank)).toBe(blank.mine);
  });
});
