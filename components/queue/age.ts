import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';

/** How long something has waited, in the unit in which people would say it. */
export interface Age {
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly count: number;
}

/** The time from `since` (ISO 8601) to `now` (epoch ms), rounded down; never negative. */
export function ageOf(since: string, now: number): Age {
  const ms = Math.max(0, now - Date.parse(since));
  if (ms < HOUR) return { unit: 'minutes', count: Math.floor(ms / MINUTE) };
  return ms < 2 * DAY
    ? { unit: 'hours', count: Math.floor(ms / HOUR) }
    : { unit: 'days', count: Math.floor(ms / DAY) };
}

/** Hours that a destructive edit stays open (workflow, "An edit lives"). */
const OPEN_HOURS = 48;

/** How much of its 48 hours a destructive edit has been open; null once they are over. */
export function openHours(
  since: string,
  now: number,
): { readonly hours: number; readonly of: number } | null {
  const hours = Math.floor(Math.max(0, now - Date.parse(since)) / HOUR);
  return hours < OPEN_HOURS ? { hours, of: OPEN_HOURS } : null;
}
