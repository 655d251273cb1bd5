import { createHmac } from 'node:crypto';
import { derivedSecret } from './env';
import { failure, type Result, success } from './errors';
import type { Sql } from './sql';

export interface Taken {
  /** How many more the window allows. */
  readonly remaining: number;
}

/** Longer windows are cleared away with what is older than a day. */
const LONGEST_WINDOW_MS = 24 * 60 * 60 * 1000;

/**
 * Takes one of `limit` acts that `key` has in each window of `windowMs` (windows begin at multiples of it).
 * Exact however many ask at once: the row is counted up under its lock, and only below the limit.
 * Fails with `rate-limited` and the seconds until the next window.
 */
export async function takeFromLimit(
  sql: Sql,
  key: string,
  limit: number,
  windowMs: number,
  now: Date,
): Promise<Result<Taken, 'rate-limited'>> {
  const start = Math.floor(now.getTime() / windowMs) * windowMs;
  const retryAfter = Math.max(1, Math.ceil((start + windowMs - now.getTime()) / 1000));
  const limited = failure('rate-limited', { reason: 'too-many', retryAfter });
  if (limit < 1) return limited;
  const rows = await sql.$queryRaw<{ count: number }[]>`
    INSERT INTO limit_window (key, window_start, count) VALUES (${key}, ${new Date(start)}, 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = limit_window.count + 1
      WHERE limit_window.count < ${limit}
    RETURNING count`;
  const [row] = rows;
  return row === undefined ? limited : success({ remaining: limit - row.count });
}

/** Clears away windows that no limit can ask for any more. */
export async function sweepLimits(sql: Sql, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LONGEST_WINDOW_MS);
  await sql.$executeRaw`DELETE FROM limit_window WHERE window_start < ${before}`;
}

/** A key that does not tell whose it is: what it is made of cannot be read back without the instance's secret. */
export function privateLimitKey(purpose: string, subject: string): string {
  const digest = createHmac('sha256', derivedSecret('limits')).update(subject).digest('base64url');
  return `${purpose}:${digest.slice(0, 32)}`;
}
