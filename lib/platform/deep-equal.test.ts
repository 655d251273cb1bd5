import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepEqual } from './deep-equal';

/** Few names and small values, so that two of them are often alike. */
const value = fc.letrec((again) => ({
  json: fc.oneof(
    fc.constantFrom(null, true, false, 0, 1, '', '0', 'a'),
    fc.array(again('json'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', '__proto__'), again('json'), {
      maxKeys: 2,
      noNullPrototype: true,
    }),
  ),
})).json;

describe('equality of JSON values', () => {
  it('is what Node holds for equal', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(isDeepEqual(a, b)).toBe(isDeepStrictEqual(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('knows a value that went over the wire', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(isDeepEqual(one, JSON.parse(JSON.stringify(one)))).toBe(true);
      }),
    );
  });

  it('takes a member that is undefined for absent', () => {
    expect(isDeepEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(isDeepEqual({ a: undefined }, { b: undefined })).toBe(true);
    expect(isDeepEqual({ a: undefined }, { a: null })).toBe(false);
  });

  it('tells a list from an object and one order of a list from another', () => {
    expect(isDeepEqual([], {})).toBe(false);
    expect(isDeepEqual([1, 2], [2, 1])).toBe(false);
    expect(isDeepEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  });
});
