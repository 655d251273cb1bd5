import { describe, expect, it } from 'vitest';
import { slipsOf } from './slips';

describe('a slip of the finger', () => {
  it('swaps two neighbours or leaves one too many', () => {
    expect(slipsOf('ngnix')).toContain('nginx');
    expect(slipsOf('reids')).toContain('redis');
    expect(slipsOf('nginxx')).toContain('nginx');
  });

  it('is read in a single word of some length only, and is never the word itself', () => {
    for (const text of ['', 'ssh', 'home assistant', 'node-red', 'x'.repeat(17)])
      expect(slipsOf(text)).toEqual([]);
    expect(slipsOf('aabb')).not.toContain('aabb');
  });
});
