import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rebaseValues } from './rebase';

const form = fc.record({
  title: fc.string(),
  body: fc.array(fc.constantFrom('a', 'b', 'c')).map((lines) => lines.join('\n')),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
});
const shapes = { body: 'text', tags: 'set' } as const;
const never = () => {
  throw new Error('there is nothing to disagree on');
};

describe('a form brought onto a newer revision', () => {
  it('is theirs where nothing was typed', () => {
    fc.assert(
      fc.property(form, form, (base, theirs) => {
        expect(rebaseValues({ base, theirs, mine: base }, shapes, never)).toEqual(theirs);
      }),
    );
  });

  it('is as it was typed where nobody else changed anything', () => {
    fc.assert(
      fc.property(form, form, (base, mine) => {
        expect(rebaseValues({ base, theirs: base, mine }, shapes, never)).toEqual(mine);
      }),
    );
  });

  it('keeps both where each changed another line', () => {
    const base = { body: 'one\ntwo\nthree\nfour' };
    const merged = rebaseValues(
      { base, theirs: { body: 'ONE\ntwo\nthree\nfour' }, mine: { body: 'one\ntwo\nthree\nFOUR' } },
      { body: 'text' },
      never,
    );
    expect(merged.body).toBe('ONE\ntwo\nthree\nFOUR');
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
    const merged = rebaseValues({ base, theirs, mine }, { list: { keyedBy: 'id' } }, never);
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
      { list: { keyedBy: 'key' } },
      never,
    );
    expect(merged.list).toHaveLength(4);
    expect(merged.list).toEqual(expect.arrayContaining(typed));
  });

  it('asks where both say different things in one place', () => {
    const sides = { base: { title: 'a' }, theirs: { title: 'b' }, mine: { title: 'c' } };
    expect(rebaseValues(sides, {}, () => 'mine')).toEqual({ title: 'c' });
    expect(rebaseValues(sides, {}, () => 'theirs')).toEqual({ title: 'b' });
  });
});
