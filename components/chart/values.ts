import type { Colouring, Layer } from '@/lib/chart/types';
import { SPACE_LEGEND } from '@/lib/ports/rules/space';

/** What each value of each colouring is called; of years, what is no year. */
export type ValueWords = Readonly<Record<Colouring, Readonly<Record<string, string>>>>;

/** A value of a layer with how many ports have it. */
export interface Counted {
  readonly value: string;
  readonly count: number;
}

/** The values that some port has, in the order of the legend; the overview has the home page's. */
export function countedValues({ values, cells }: Layer): Counted[] {
  const counts = new Uint32Array(values.length);
  for (const value of cells) counts[value] = (counts[value] ?? 0) + 1;
  const counted = values
    .map((value, index) => ({ value, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0);
  const legend: readonly string[] = SPACE_LEGEND;
  const rank = ({ value }: Counted) => legend.indexOf(value);
  return counted.sort((one, other) => rank(one) - rank(other));
}

/** What a value is called: a year is called what it is. */
export function valueWord(words: ValueWords, by: Colouring, value: string): string {
  return words[by][value] ?? value;
}
