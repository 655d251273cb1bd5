import { DAY, MINUTE } from '@/lib/platform/clock';
import { SESSION_DAYS } from '../cookies';

/** A session that nobody uses for so long is over. */
export const IDLE_DAYS = 14;
/** What gives an account away (its address, tokens, its end) asks for a sign-in no older than this. */
export const FRESH_MINUTES = 30;

/** When a session ends that is used now: after the idle days, and at the latest so long after its beginning. */
export function sessionEnd(begun: Date, now: Date): Date {
  return new Date(Math.min(begun.getTime() + SESSION_DAYS * DAY, now.getTime() + IDLE_DAYS * DAY));
}

/** The end that a session is to have now; null where what is written of it is less than a day behind. */
export function laterEnd(begun: Date, expires: Date, now: Date): Date | null {
  const end = sessionEnd(begun, now);
  return end.getTime() - expires.getTime() < DAY ? null : end;
}

/** Whether a sign-in is fresh enough for what gives an account away. */
export function isFresh(begun: Date, now: Date): boolean {
  return now.getTime() - begun.getTime() < FRESH_MINUTES * MINUTE;
}
