import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/lib/platform/clock';
import { acceptedPercent, medianOf, spanOf } from './rules';

it('the usual wait is the one in the middle', () => {
  expect([medianOf([]), medianOf([7]), medianOf([9, 1, 5]), medianOf([4, 1, 2, 100])]).toEqual([
    null,
    ...[7, 5, 3],
  ]);
});

it('acceptance is in whole per cent of what was decided', () => {
  expect([acceptedPercent(0, 0), acceptedPercent(2, 1), acceptedPercent(0, 4)]).toEqual([
    null,
    67,
    0,
  ]);
});

it.each([
  [-5, 'minutes', 0],
  [59 * MINUTE, 'minutes', 59],
  [HOUR, 'hours', 1],
  [47.9 * HOUR, 'hours', 47],
  [48 * HOUR, 'days', 2],
])('%i ms are %s: %i', (ms, unit, count) => {
  expect(spanOf(ms)).toEqual({ unit, count });
});
