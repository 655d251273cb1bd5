import { median } from './load';

/** One figure of the benchmark against a named baseline of the same run. */
export interface BenchRow {
  /** How the row is asked for: `npm run bench -- NAME`. */
  readonly name: string;
  readonly what: string;
  readonly unit: 'requests/s' | 'ms' | 's';
  /** The median of the rounds, in `unit`. */
  readonly ours: number;
  readonly baseline: { readonly what: string; readonly value: number };
  /** The median of the rounds' ratios `ours / baseline`. */
  readonly ratio: number;
  /** The least and the greatest ratio of a round. */
  readonly spread: readonly [number, number];
  readonly rounds: number;
  readonly goal: { readonly at: 'least' | 'most'; readonly ratio: number };
  readonly met: boolean;
  /** What else was measured, for people. */
  readonly note: string;
}

export interface Measured extends Pick<BenchRow, 'name' | 'what' | 'unit' | 'goal'> {
  readonly baseline: string;
  /** One pair a round, both measured next to each other. */
  readonly rounds: readonly { readonly ours: number; readonly baseline: number }[];
  readonly note?: string;
}

/** The row that measured rounds make; there is at least one round. */
export function benchRow(measured: Measured): BenchRow {
  const { rounds, goal, note = '', baseline, ...named } = measured;
  const ratios = rounds.map((round) => round.ours / round.baseline);
  const ratio = median(ratios);
  return {
    ...named,
    ours: median(rounds.map((round) => round.ours)),
    baseline: { what: baseline, value: median(rounds.map((round) => round.baseline)) },
    ratio,
    spread: [Math.min(...ratios), Math.max(...ratios)],
    rounds: rounds.length,
    goal,
    met: goal.at === 'least' ? ratio >= goal.ratio : ratio <= goal.ratio,
    note,
  };
}

const HEAD = ['what', 'ours', 'baseline', '', 'ratio', 'rounds', 'goal', ''];

/** Rows as a table of plain text, one line each; notes follow below it. */
export function benchTable(rows: readonly BenchRow[]): string {
  const cells = rows.map((row) => [
    `${row.name}: ${row.what}`,
    `${figure(row.ours)} ${row.unit}`,
    `${figure(row.baseline.value)} ${row.unit}`,
    row.baseline.what,
    row.ratio.toFixed(2),
    `${row.rounds}: ${row.spread[0].toFixed(2)} to ${row.spread[1].toFixed(2)}`,
    `at ${row.goal.at} ${row.goal.ratio}`,
    row.met ? 'met' : 'MISSED',
  ]);
  const lines = [HEAD, ...cells];
  const widths = HEAD.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const notes = rows.filter(({ note }) => note !== '').map(({ name, note }) => `${name}: ${note}`);
  return [...table, ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

function figure(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}
