import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_PORT } from '@/lib/ports/types';
import { steppedPort } from './steps';

it.each([
  [1323, 'ArrowLeft', 1322],
  [1323, 'ArrowRight', 1324],
  [1323, 'ArrowUp', 1067],
  [1323, 'ArrowDown', 1579],
  [1323, 'Home', 1280],
  [1323, 'End', 1535],
  [0, 'ArrowLeft', 0],
  [255, 'ArrowUp', 255],
  [MAX_PORT, 'ArrowRight', MAX_PORT],
  [65_300, 'ArrowDown', 65_300],
])('from %i, %s leads to %i', (port, key, to) => {
  expect(steppedPort(port, { key })).toBe(to);
});

it('goes to the first and last port with Ctrl', () => {
  expect(steppedPort(1323, { key: 'Home', ctrlKey: true })).toBe(0);
  expect(steppedPort(1323, { key: 'End', ctrlKey: true })).toBe(MAX_PORT);
});

it('leaves other keys alone', () => {
  for (const key of ['a', 'Tab', 'Enter', 'PageDown', ' '])
    expect(steppedPort(80, { key })).toBeNull();
});

it('never leaves the ports', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End');
  fc.assert(
    fc.property(fc.nat(MAX_PORT), key, fc.boolean(), (port, pressed, ctrlKey) => {
      const to = steppedPort(port, { key: pressed, ctrlKey }) ?? -1;
      expect(to).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(MAX_PORT);
    }),
  );
});
