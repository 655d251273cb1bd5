import { DAY, HOUR } from '@/lib/platform/clock';

/** How long a decision has taken of late, in whole hours, or whole days from two days on. */
export interface UsualWait {
  readonly unit: 'hours' | 'days';
  readonly count: number;
}

/** Fewer decisions say nothing about the next one. */
export const LEAST_DECISIONS = 5;

/** The middle one of the times that decisions took, in milliseconds, rounded up; null where there were too few. */
export function usualWait(took: readonly number[]): UsualWait | null {
  if (took.length < LEAST_DECISIONS) return null;
  const sorted = [...took].sort((one, other) => one - other);
  const middle = Math.max(1, sorted[Math.floor((sorted.length - 1) / 2)] ?? 1);
  return middle < 2 * DAY
    ? { unit: 'hours', count: Math.ceil(middle / HOUR) }
    : { unit: 'days', count: Math.ceil(middle / DAY) };
}
