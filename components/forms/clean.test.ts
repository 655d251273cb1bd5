import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '@/lib/platform/fields';
import { disputedLines } from '@/lib/edits/rules/merge';
import { rebaseValues } from './clean';

const field = (name: string, shape: FieldSpec['shape']): FieldSpec => ({ name, shape });

const form = fc.record({
  title: fc.string(),
  body: fc.array(fc.constantFrom('a', 'b', 'c')).map((lines) => lines.join('\n')),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
});
const fields = [field('title', 'line'), field('body', 'text'), field('tags', 'choices')];
const never = () => {
  throw new Error('there is nothing to disagree on');
};

describe('a form brought onto a newer revision', () => {
  it('is theirs where nothing was typed', () => {
    fc.assert(
      fc.property(form, form, (base, theirs) => {
        expect(rebaseValues({ base, theirs, mine: base }, fields, never)).toEqual(theirs);
      }),
    );
  });

  it('is as it was typed where nobody else changed anything', () => {
    fc.assert(
      fc.property(form, form, (base, mine) => {
        expect(rebaseValues({ base, theirs: base, mine }, fields, never)).toEqual(mine);
      }),
    );
  });

  it('keeps both where each changed another line', () => {
    const base = { body: 'one\ntwo\nthree\nfour' };
    const merged = rebaseValues(
      { base, theirs: { body: 'ONE\ntwo\nthree\nfour' }, mine: { body: 'one\ntwo\nthree\nFOUR' } },
      [field('body', 'text')],
      never,
    );
    expect(merged.body).toBe('ONE\ntwo\nthree\nFOUR');
  });

  it('takes one side’s word only for the lines in question; what each wrote elsewhere stays', () => {
    const sides = {
      base: { body: 'one\ntwo\nthree\nfour\nfive' },
      theirs: { body: 'ONE\ntwo\n3\nfour\nfive' },
      mine: { body: 'one\ntwo\ndrei\nfour\nFIVE' },
    };
    const list = [field('body', 'text')];
    expect(rebaseValues(sides, list, () => 'mine').body).toBe('ONE\ntwo\ndrei\nfour\nFIVE');
    expect(rebaseValues(sides, list, () => 'theirs').body).toBe('ONE\ntwo\n3\nfour\nFIVE');
    expect(disputedLines(sides.base.body, sides.theirs.body, sides.mine.body)).toEqual([
      { theirs: '3', mine: 'drei' },
    ]);
  });

  it('keeps a source that each side added and drops what one side took out', () => {
    const base = {
      list: [
        { id: 1, t: 'a' },
        { id: 2, t: 'b' },
      ],
    };
    const theirs = {
      list: [
        { id: 1, t: 'a' },
        { id: 2, t: 'b' },
        { id: 3, t: 'c' },
      ],
    };
    const mine = { list: [{ id: 2, t: 'B' }] };
    const merged = rebaseValues({ base, theirs, mine }, [field('list', 'citations')], never);
    expect(merged.list).toEqual([
      { id: 2, t: 'B' },
      { id: 3, t: 'c' },
    ]);
  });

  it('keeps every new source that has no key yet', () => {
    const base = { list: [{ key: 'a', t: 'A' }] };
    const typed = [
      { key: '', t: 'one' },
      { key: '', t: 'two' },
    ];
    const merged = rebaseValues(
      {
        base,
        theirs: { list: [...base.list, { key: 'b', t: 'B' }] },
        mine: { list: [...base.list, ...typed] },
      },
      [field('list', 'evidence')],
      never,
    );
    expect(merged.list).toHaveLength(4);
    expect(merged.list).toEqual(expect.arrayContaining(typed));
  });

  it('asks where both say different things in one place', () => {
    const sides = { base: { title: 'a' }, theirs: { title: 'b' }, mine: { title: 'c' } };
    expect(rebaseValues(sides, [], () => 'mine')).toEqual({ title: 'c' });
    expect(rebaseValues(sides, [], () => 'theirs')).toEqual({ title: 'b' });
  });
});
