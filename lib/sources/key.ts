import { createHash } from 'node:crypto';

/** What tells the check of a quoted line from others; the database computes the same (`source_check_key`). */
export function sourceKey(url: string, quote: string): string {
  return createHash('sha256').update(`${url}\n${quote}`).digest('hex');
}
