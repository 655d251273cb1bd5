import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/platform/clock';
import { nextRoundIn, nextTry, PATIENT } from './waits';

it('a round that failed waits twice as long each time, at most a minute', () => {
  const waits = [0, 1, 2, 3, 4, 5, 400].map((failures) => nextRoundIn(5 * SECOND, failures));
  expect(waits.map((ms) => ms / SECOND)).toEqual([5, 10, 20, 40, 60, 60, 60]);
});

it('one that is due each hour is due again within the hour', () => {
  expect(nextRoundIn(HOUR, 3)).toBe(HOUR);
});

it('a thing that failed waits twice as long each time, at most six hours, and after seven days is given up', () => {
  const first = new Date(0);
  const waits = [1, 2, 3, 8, 9, 10, 400].map(
    (tries) => (nextTry(PATIENT, tries, first, first)?.getTime() ?? 0) / MINUTE,
  );
  expect(waits).toEqual([1, 2, 4, 128, 256, 360, 360]);
  expect(nextTry(PATIENT, 400, first, new Date(7 * DAY - 1))).not.toBeNull();
  expect(nextTry(PATIENT, 1, first, new Date(7 * DAY))).toBeNull();
});
