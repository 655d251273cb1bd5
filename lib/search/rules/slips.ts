import { MAX_SLIP_LENGTH, MIN_SLIP_LENGTH } from '@/lib/search/scores';

/**
 * What a single word may have been meant to be: two neighbours swapped (`ngnix`), or one letter too many (`nginxx`).
 * None for several words, short or long ones. `text` is folded.
 */
export function slipsOf(text: string): string[] {
  const letters = Array.from(text);
  if (letters.length < MIN_SLIP_LENGTH || letters.length > MAX_SLIP_LENGTH) return [];
  if (!/^[\p{L}\p{N}]+$/u.test(text)) return [];
  const slips = letters.flatMap((letter, at) => {
    const [before, after] = [letters.slice(0, at), letters.slice(at + 1)];
    const [next, ...rest] = after;
    const shorter = [...before, ...after].join('');
    return next === undefined ? [shorter] : [[...before, next, letter, ...rest].join(''), shorter];
  });
  return [...new Set(slips)].filter((slip) => slip !== text);
}
