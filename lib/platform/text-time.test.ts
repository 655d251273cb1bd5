import { expect, it } from 'vitest';
import { plainText } from '@/lib/search/entry';
import { proseText } from './text';

const LENGTH = 40_000;

function millisecondsFor(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Beside ordinary words of the same length, in the same run; by the square of its length it would be thousands. */
const MOST_TIMES = 100;

const timesOf = (read: (text: string) => unknown, unit: string) => {
  const ofUnits = (one: string) => `a${one.repeat(LENGTH / one.length)}b`;
  const words = millisecondsFor(() => read(ofUnits('word ')));
  return millisecondsFor(() => read(ofUnits(unit))) / Math.max(1, words);
};

it.each([' ', '\t', ' \n', '\u2028'])(
  'a text of nothing but %j is read in a time that grows with its length alone',
  (unit) => {
    const prose = proseText(10);
    expect(timesOf((text) => prose.safeParse(text), unit)).toBeLessThan(MOST_TIMES);
  },
);

it.each(['[', '[^', '[a](', '*', '`', '# ', '[]('])(
  'and one of nothing but %j is made ready for search so',
  (unit) => {
    expect(timesOf(plainText, unit)).toBeLessThan(MOST_TIMES);
  },
);

it('line separators are line ends', () => {
  expect(proseText(10).parse('a\u2028b\u2029c')).toBe('a\nb\nc');
});
