import { DAY } from '@/lib/platform/clock';

/** So many reverts of one field within a day, and only reviewers may touch it for a day (workflow). */
export const REVERTS_TO_LOCK = 3;
const WINDOW_MS = DAY;
const LOCK_MS = DAY;

/** A revert that was applied, with the fields it set. */
export interface AppliedRevert {
  readonly at: Date;
  readonly fields: readonly string[];
}

/** How far back reverts matter at all. */
export const LOCK_HORIZON_MS = WINDOW_MS + LOCK_MS;

/** The fields of a subject that only reviewers may touch at this moment, sorted. */
export function lockedFields(reverts: readonly AppliedRevert[], now: Date): string[] {
  const names = new Set(reverts.flatMap(({ fields }) => fields));
  return [...names].filter((name) => isLocked(timesOf(reverts, name), now.getTime())).sort();
}

function timesOf(reverts: readonly AppliedRevert[], name: string): number[] {
  return reverts
    .filter(({ fields }) => fields.includes(name))
    .map(({ at }) => at.getTime())
    .sort((a, b) => a - b);
}

function isLocked(times: readonly number[], now: number): boolean {
  return times.some((first, index) => {
    const last = times[index + REVERTS_TO_LOCK - 1];
    return last !== undefined && last - first <= WINDOW_MS && now < last + LOCK_MS;
  });
}
