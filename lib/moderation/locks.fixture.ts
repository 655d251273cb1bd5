import type { LockBody, LockView } from '@/lib/locks/schema';
import type { Result } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import type { Person } from '@/lib/testing/community';
import { liftLock, lockSubject } from './commands/locks';

/** When every scene begins. */
export const T0 = new Date('2026-11-20T12:00:00Z');
export const after = (ms: number) => new Date(T0.getTime() + ms);

/** Locks a report, or what `subject` says: for a day, for reviewers and moderators. */
export function lock(
  who: Person,
  subject: number | LockBody['subject'],
  more: Partial<LockBody> = {},
  now = T0,
): Promise<Result<LockView>> {
  const body: LockBody = {
    subject: typeof subject === 'number' ? { type: 'report', id: subject } : subject,
    level: 'reviewer',
    term: '24-hours',
    reason: 'It goes back and forth.',
    ...more,
  };
  return transact((tx) => lockSubject(tx, who, body, now));
}

export function lift(who: Person, id: number, now = T0): Promise<Result<LockView>> {
  return transact((tx) => liftLock(tx, who, id, 'They have talked.', now));
}
