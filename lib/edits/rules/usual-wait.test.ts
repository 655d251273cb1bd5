import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { LEAST_DECISIONS, usualWait } from './usual-wait';

const five = (ms: number) => Array.from({ length: LEAST_DECISIONS }, () => ms);

describe('how long decisions take', () => {
  it('is not said of too few', () => {
    expect(usualWait(five(HOUR).slice(1))).toBeNull();
  });

  it.each([
    [0, 'hours', 1],
    [MINUTE, 'hours', 1],
    [HOUR, 'hours', 1],
    [HOUR + 1, 'hours', 2],
    [2 * DAY - 1, 'hours', 48],
    [2 * DAY, 'days', 2],
    [2 * DAY + 1, 'days', 3],
  ] as const)('%i ms are %s: %i', (ms, unit, count) => {
    expect(usualWait(five(ms))).toEqual({ unit, count });
  });

  it('is the middle one, whatever the longest was', () => {
    expect(usualWait([90 * DAY, HOUR, 3 * HOUR, 2 * HOUR, 80 * DAY])).toEqual({
      unit: 'hours',
      count: 3,
    });
    expect(usualWait([1, 2, 3, 4 * HOUR, 5 * HOUR, 6 * HOUR].map((ms) => ms))?.count).toBe(1);
  });
});
