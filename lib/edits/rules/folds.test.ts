import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldsOnPage } from './folds';

/** A list of entries and folded ones, newest first, cut into pages of `size`. */
function told(entries: readonly number[], folded: readonly number[], size: number): number[] {
  const lines = folded.map((lastEntry) => ({ lastEntry }));
  const all: number[] = [];
  let cursor: number | undefined;
  for (let start = 0; start === 0 || start < entries.length; start += size) {
    const shown = entries.slice(start, start + size);
    const isLast = start + size >= entries.length;
    const places = foldsOnPage(lines, { shown, cursor, isLast });
    for (let place = 0; place <= shown.length; place += 1) {
      all.push(...(places.get(place) ?? []).map(({ lastEntry }) => lastEntry));
      all.push(...shown.slice(place, place + 1));
    }
    cursor = shown.at(-1);
  }
  return all;
}

describe('folded lines', () => {
  it('are told once over all pages, where their entries were', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.nat(40), fc.integer({ min: 1, max: 12 }), (all, cut, size) => {
        const newestFirst = (list: number[]) => [...list].sort((a, b) => b - a);
        const [entries, folded] = [newestFirst(all.slice(cut)), all.slice(0, cut)];
        expect(told(entries, folded, size)).toEqual(newestFirst(all));
      }),
    );
  });
});
