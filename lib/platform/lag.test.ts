import { expect, test } from 'vitest';
import { lagMeter } from './lag';

test('a replica that has all there is is not behind, however long nothing is written', () => {
  const { measure } = lagMeter();
  expect(measure(0, 100, 100)).toBe(0);
  expect(measure(60_000, 100, 100)).toBe(0);
});

test('it is as far behind as the moment lies back whose end it lacks', () => {
  const { measure } = lagMeter();
  expect(measure(0, 100, 100)).toBe(0);
  expect(measure(1_000, 200, 100)).toBe(0);
  expect(measure(2_000, 300, 100)).toBe(1_000);
  expect(measure(3_000, 300, 100)).toBe(2_000);
  expect(measure(4_000, 300, 250)).toBe(2_000);
  expect(measure(5_000, 300, 300)).toBe(0);
});
