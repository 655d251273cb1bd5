import { expect, test } from 'vitest';
import { benchRow, benchTable } from './row';

const MEASURED = {
  name: 'page',
  what: 'a page',
  unit: 'requests/s',
  baseline: 'a bare page',
  goal: { at: 'least', ratio: 0.9 },
  rounds: [
    { ours: 90, baseline: 100 },
    { ours: 240, baseline: 200 },
    { ours: 100, baseline: 200 },
  ],
} as const;

test('a row says the median of its rounds and how far they lie apart', () => {
  expect(benchRow(MEASURED)).toMatchObject({
    ours: 100,
    baseline: { what: 'a bare page', value: 200 },
    ratio: 0.9,
    spread: [0.5, 1.2],
    rounds: 3,
    met: true,
  });
});

test('a goal is met at its very value, from either side', () => {
  const met = (at: 'least' | 'most', ratio: number) =>
    benchRow({ ...MEASURED, goal: { at, ratio } }).met;
  expect([met('least', 0.9), met('least', 0.91), met('most', 0.9), met('most', 0.89)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('the table has a line a row, and says what was missed', () => {
  const missed = benchRow({ ...MEASURED, goal: { at: 'most', ratio: 0.5 }, note: 'On a train.' });
  expect(benchTable([benchRow(MEASURED), missed]).split('\n')).toEqual([
    expect.stringMatching(/^what .* ratio .* goal$/),
    expect.stringMatching(/^page: a page .* 0\.90 .* at least 0\.9 .*met$/),
    expect.stringMatching(/MISSED$/),
    '',
    'page: On a train.',
  ]);
});
