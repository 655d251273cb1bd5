import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';

/** A round that failed is not tried again at once, nor much later: what is mended is noticed within a minute. */
const LONGEST_ROUND_WAIT = MINUTE;

/** Milliseconds until the next round after `failures` in a row: twice as long each time, at most a minute or `everyMs`. */
export function nextRoundIn(everyMs: number, failures: number): number {
  const most = Math.max(everyMs, LONGEST_ROUND_WAIT);
  return Math.min(everyMs * 2 ** Math.min(failures, 20), most);
}

/** How long one thing waits that could not be done. */
export interface Waits {
  /** After the first try. Twice as long after each further one. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** From the first try on; after that it is given up. */
  readonly forMs: number;
}

export const PATIENT: Waits = { firstMs: MINUTE, longestMs: 6 * HOUR, forMs: 7 * DAY };

/** When a thing that failed `tries` times, first at `first`, is tried again; null: no more. */
export function nextTry(
  { firstMs, longestMs, forMs }: Waits,
  tries: number,
  first: Date,
  now: Date,
) {
  if (now.getTime() - first.getTime() >= forMs) return null;
  return new Date(now.getTime() + Math.min(firstMs * 2 ** Math.min(tries - 1, 30), longestMs));
}
