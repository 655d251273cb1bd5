import { expect, test } from 'vitest';
import { ageOf, openHours } from './desk-list';

const SINCE = '2026-11-20T12:00:00Z';
const after = (hours: number) => Date.parse(SINCE) + hours * 3_600_000;

test('waiting is told in minutes, hours and days', () => {
  expect(ageOf(SINCE, after(0.75))).toEqual({ unit: 'minutes', count: 45 });
  expect(ageOf(SINCE, after(31.5))).toEqual({ unit: 'hours', count: 31 });
  expect(ageOf(SINCE, after(72))).toEqual({ unit: 'days', count: 3 });
});

test('a clock that runs behind the server’s makes nothing younger than new', () => {
  expect(ageOf(SINCE, after(-1))).toEqual({ unit: 'minutes', count: 0 });
});

test('a destructive edit is told by its 48 hours while they last', () => {
  expect(openHours(SINCE, after(31.2))).toEqual({ hours: 31, of: 48 });
  expect(openHours(SINCE, after(48))).toBeNull();
});
