import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  parsePortText,
  portSchema,
  portTextSchema,
  RANGE_NAMES,
  rangeOf,
  RANGES,
} from '@/lib/ports/types';

describe('a port number', () => {
  it('is a whole number from 0 to 65535', () => {
    for (const port of [0, 80, 65535]) expect(portSchema.safeParse(port).success).toBe(true);
    for (const other of [-1, 65536, 1.5, NaN, '80'])
      expect(portSchema.safeParse(other).success).toBe(false);
  });

  it('in an address is canonical decimal text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65535 }), (port) => {
        expect(portTextSchema.parse(String(port))).toBe(port);
      }),
    );
    for (const text of ['080', '+80', '80 ', '', '-1', '65536', 'abc', '8e1', '٨٠']) {
      expect(portTextSchema.safeParse(text).success).toBe(false);
    }
  });

  it.each([
    ['80', 80, true],
    ['0', 0, true],
    ['080', 80, false],
    ['80 ', 80, false],
    ['+80', 80, false],
    ['000', 0, false],
    ['0065535', 65535, false],
  ])('is read from %j as %i, canonical: %s', (text, port, canonical) => {
    expect(parsePortText(text)).toEqual({ port, canonical });
  });

  it.each(['65536', '-1', 'abc', '', ' ', '8o', '1e3', '0x50', '80/tcp', '1 2'])(
    'is not found in %j',
    (text) => {
      expect(parsePortText(text)).toBeNull();
    },
  );
});

describe('the ranges', () => {
  it('cover every port once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65535 }), (port) => {
        const holding = RANGE_NAMES.filter(
          (name) => RANGES[name].start <= port && port <= RANGES[name].end,
        );
        expect(holding).toEqual([rangeOf(port)]);
      }),
    );
    expect([1023, 1024, 49151, 49152].map(rangeOf)).toEqual(['system', 'user', 'user', 'dynamic']);
  });
});
