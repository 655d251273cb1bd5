/** What the moderators' page may say was done; keys of the catalogue `moderation.done`. */
export const DONE = ['closed', 'decided'] as const;

/** What it may say went wrong; keys of `moderation.faults`. */
export const FAULTS = ['reason', 'gone', 'denied'] as const;
export type Fault = (typeof FAULTS)[number];

/** On the account page: an appeal came without a text. */
export const APPEAL_FAULT = 'appeal-text';

/** What the page of something that can be locked may say was done; keys of `locks.done`. */
export const LOCK_DONE = ['locked', 'lifted'] as const;

/** The form that locks, by which what it came back with is found. */
export const LOCK_FORM = 'lock';

/** What stood in it. */
export interface TypedLock {
  readonly level: string;
  readonly term: string;
  readonly reason: string;
}
