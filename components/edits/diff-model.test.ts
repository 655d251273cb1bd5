import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { diffText } from '@/lib/edits/rules/diff';
import { type ShownPart, shownItems, shownParts, sideNames, sideOf } from './diff-model';

const textDiff = (before: string, after: string) => shownParts(diffText(before, after));
const textOf = (parts: readonly ShownPart[]) =>
  parts.map((part) => (part.change === 'fold' ? '' : part.text)).join('');
const lengthOf = (parts: readonly ShownPart[]) =>
  parts.reduce(
    (sum, part) => sum + (part.change === 'fold' ? part.characters : part.text.length),
    0,
  );

describe('a text word by word', () => {
  it('shows on each side what that side says', () => {
    const parts = textDiff(
      'Echo listens on 1323 by default.',
      'Echo starts on 1323 in its tutorial.',
    );
    expect(textOf(sideOf(parts, 'before'))).toBe('Echo listens on 1323 by default.');
    expect(textOf(sideOf(parts, 'after'))).toBe('Echo starts on 1323 in its tutorial.');
    expect(sideOf(parts, 'before').map(({ change }) => change)).not.toContain('added');
    expect(sideOf(parts, 'after').map(({ change }) => change)).not.toContain('removed');
  });

  it('keeps every character of both sides, shown or folded', () => {
    const words = fc
      .array(fc.constantFrom('port', 'the', 'עברית', 'łódź', '1323', '\n'), { maxLength: 300 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = textDiff(before, after);
        expect(lengthOf(sideOf(parts, 'before'))).toBe(before.length);
        expect(lengthOf(sideOf(parts, 'after'))).toBe(after.length);
      }),
      { numRuns: 40 },
    );
  });

  it('is calm: changes with hardly a word between them are one', () => {
    const parts = textDiff(
      'Echo listens on 1323 by default.',
      'Echo’s tutorials start it on port 1323 as an example.',
    );
    expect(
      sideOf(parts, 'after').filter(({ change }) => change === 'added').length,
    ).toBeLessThanOrEqual(3);
    expect(textDiff('one two', 'one  two').map(({ change }) => change)).toContain('added');
  });

  it('folds what a long text keeps, and leaves words round each change', () => {
    const long = 'A sailor keeps a chart. '.repeat(200);
    const parts = textDiff(`${long}Old end.`, `${long}New end.`);
    expect(parts.map(({ change }) => change)).toContain('fold');
    expect(textOf(sideOf(parts, 'after')).length).toBeLessThan(300);
    expect(textOf(sideOf(parts, 'after'))).toMatch(/chart\. New end\.$/);
  });

  it('does not fold a text that did not change', () => {
    const long = 'A sailor keeps a chart. '.repeat(200);
    expect(textDiff(long, long)).toEqual([{ change: 'same', text: long }]);
  });
});

describe('a list of sources', () => {
  it('says what became of each, changes first, whatever the order of its fields', () => {
    const items = shownItems<{ url: string }>([
      {
        key: 'a',
        before: { key: 'a', kind: 'rfc', url: '1' },
        after: { url: '1', kind: 'rfc', key: 'a' },
      },
      { key: 'b', before: { key: 'b', url: '2' }, after: { key: 'b', url: 'other' } },
      { key: 'c', before: { key: 'c', url: '3' }, after: null },
      { key: 'd', before: null, after: { key: 'd', url: 'new' } },
    ]);
    expect(items.map(({ state, item }) => [state, item.url])).toEqual([
      ['changed', 'other'],
      ['gone', '3'],
      ['new', 'new'],
      ['same', '1'],
    ]);
  });

  it('says nothing is new where both sides are one', () => {
    const list = fc.array(fc.record({ key: fc.string(), url: fc.string() }));
    fc.assert(
      fc.property(list, (all) => {
        const items = shownItems(
          all.map((one) => ({ key: one.key, before: one, after: { ...one } })),
        );
        expect(items.every(({ state }) => state === 'same')).toBe(true);
      }),
    );
  });
});

const conflict = { base: {}, theirs: {}, mine: {}, revision: 2, conflicts: ['summary'] };

test('what waits stands beside what is there now', () => {
  for (const state of ['open', 'changes-requested', 'conflicted'] as const)
    expect(sideNames({ state, conflict: null })).toEqual(['now', 'proposed']);
});

test('what no longer merges, or is over, stands beside what it began on, which is not the present', () => {
  expect(sideNames({ state: 'conflicted', conflict })).toEqual(['before', 'proposed']);
  for (const state of ['rejected', 'withdrawn', 'expired'] as const)
    expect(sideNames({ state, conflict: null })).toEqual(['before', 'proposed']);
});

test('what was applied is no proposal any more', () => {
  expect(sideNames({ state: 'applied', conflict: null })).toEqual(['before', 'after']);
});
