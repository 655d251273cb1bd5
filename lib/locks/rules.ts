import { TRUST } from '@/lib/levels/levels';
import { DAY, HOUR } from '@/lib/platform/clock';

/** What a moderator can lock: whatever has revisions. */
export const LOCK_SUBJECTS = ['report', 'article', 'software', 'service'] as const;
export type LockSubject = (typeof LOCK_SUBJECTS)[number];

/** The level from which one may edit all the same. */
export const LOCK_LEVELS = ['reviewer', 'moderator'] as const;
export type LockLevel = (typeof LOCK_LEVELS)[number];

/** For how long a moderator can lock something. */
export const LOCK_TERMS = ['24-hours', '7-days', '30-days', 'until-lifted'] as const;
export type LockTerm = (typeof LOCK_TERMS)[number];

const TERM_MS: Readonly<Record<LockTerm, number | null>> = {
  '24-hours': 24 * HOUR,
  '7-days': 7 * DAY,
  '30-days': 30 * DAY,
  'until-lifted': null,
};

/** When a lock of this term, begun now, runs out; null: only when it is lifted. */
export function lockEnd(term: LockTerm, now: Date): Date | null {
  const ms = TERM_MS[term];
  return ms === null ? null : new Date(now.getTime() + ms);
}

/** Whether a lock that nobody has lifted still binds anybody. `until`: ISO 8601. */
export function isInForce(lock: { readonly until: string | null }, now: Date): boolean {
  return lock.until === null || now.getTime() < Date.parse(lock.until);
}

/** Whether somebody of this level may not edit what is so locked. */
export function keepsOut(lock: { readonly level: LockLevel }, trust: number): boolean {
  return trust < TRUST[lock.level];
}

/** Of the locks on all that an edit touches the one that keeps out most people; null for none. */
export function strictest<Lock extends { readonly level: LockLevel }>(
  locks: readonly Lock[],
): Lock | null {
  return locks.find(({ level }) => level === 'moderator') ?? locks[0] ?? null;
}

/** The lock on one subject among those on several; undefined where it has none. */
export function lockOn<
  Lock extends { readonly subject: { readonly type: LockSubject; readonly id: string } },
>(locks: readonly Lock[], type: LockSubject, id: number | string): Lock | undefined {
  return locks.find(({ subject }) => subject.type === type && subject.id === String(id));
}
