import { failure, type Result, success } from './errors';
import type { Tx } from './db';
import { keyedHash } from './keyed-hash';
import { z } from 'zod';
import { rows } from './raw';
import { countRefusal } from './refusals';

export interface Taken {
  /** How many more the window allows. */
  readonly remaining: number;
}

/** Longer windows are cleared away with what is older than a day. */
const LONGEST_WINDOW_MS = 24 * 60 * 60 * 1000;

/** A window is counted in so many slices: as exact as one of them is long. */
const SLICES = 20;

const Counted = z.object({ count: z.int() });
const Slice = z.object({ start: z.date(), count: z.int() });

/**
 * Takes one of `limit` acts that `key` has in any span of `windowMs`, however the span lies: what counts is the
 * present slice of it and all those that reach into the window before. Exact however many ask at once: the slice
 * is counted up under its lock, and only below the limit. Fails with `rate-limited` and the seconds until one is
 * free again, which is at most a slice more than the window.
 */
export async function takeFromLimit(
  tx: Tx,
  key: string,
  limit: number,
  windowMs: number,
  now: Date,
): Promise<Result<Taken, 'rate-limited'>> {
  const length = windowMs / SLICES;
  const present = Math.floor(now.getTime() / length) * length;
  const first = new Date(present - windowMs);
  const [row] = await rows(tx, Counted)`
    WITH before AS (
      SELECT coalesce(sum(count), 0)::int AS count FROM limit_window
      WHERE key = ${key} AND window_start >= ${first} AND window_start < ${new Date(present)})
    INSERT INTO limit_window (key, window_start, count)
    SELECT ${key}::text, ${new Date(present)}::timestamptz, 1 FROM before WHERE before.count < ${limit}
    ON CONFLICT (key, window_start) DO UPDATE SET count = limit_window.count + 1
      WHERE limit_window.count + (SELECT count FROM before) < ${limit}
    RETURNING count + (SELECT count FROM before) AS count`;
  if (row !== undefined) return success({ remaining: limit - row.count });
  countRefusal(key);
  const taken = await rows(tx, Slice)`
    SELECT window_start AS start, count FROM limit_window
    WHERE key = ${key} AND window_start >= ${first} ORDER BY window_start`;
  const free = freeAt(taken, limit) ?? present;
  const until = free + windowMs + length - now.getTime();
  return failure('rate-limited', {
    reason: 'too-many',
    retryAfter: Math.max(1, Math.ceil(until / 1000)),
  });
}

/** The start of the slice after whose end in the window there is one free. */
function freeAt(slices: readonly z.output<typeof Slice>[], limit: number): number | undefined {
  let count = slices.reduce((sum, slice) => sum + slice.count, 0);
  for (const slice of slices) {
    count -= slice.count;
    if (count < limit) return slice.start.getTime();
  }
  return undefined;
}

/** Clears away windows that no limit can ask for any more. */
export async function sweepLimits(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LONGEST_WINDOW_MS);
  await tx.limitWindow.deleteMany({ where: { windowStart: { lt: before } } });
}

/** A key that does not tell whose it is: what it is made of cannot be read back without the instance's secret. */
export function privateLimitKey(purpose: string, subject: string): string {
  return `${purpose}:${keyedHash('limits', subject)}`;
}
