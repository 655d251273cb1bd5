import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldError } from '@/lib/platform/error-codes';
import { unkeepableParts } from './unkeepable';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;

describe('what of a body nobody can keep', () => {
  it('is nothing in ordinary JSON, whatever the script', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 8 }), (body) => {
        expect(unkeepableParts(body)).toEqual([]);
      }),
    );
  });

  it('is a NUL and half a character, told where', () => {
    expect(unkeepableParts({ a: ['x', 'y\0'], b: { c: '\ud800' }, d: '🐘' })).toEqual([
      fieldError('a.1', 'hidden_characters'),
      fieldError('b.c', 'hidden_characters'),
    ]);
    expect(unkeepableParts({ 'a\0': 1, '\udc00': 1 })).toHaveLength(2);
  });

  it('is nesting without end, found without walking it', () => {
    expect(unkeepableParts(nested(30))).toEqual([]);
    expect(unkeepableParts({ changes: deep })).toEqual([fieldError('changes.0.0', 'too_deep')]);
  });

  it('is not told without end either', () => {
    expect(unkeepableParts(Array(1000).fill('\0')).length).toBeLessThanOrEqual(20);
  });
});
