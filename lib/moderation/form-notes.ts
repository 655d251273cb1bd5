/** What the moderators' page may say was done; keys of the catalogue `moderation.done`. */
export const DONE = ['closed', 'decided'] as const;

/** What it may say went wrong; keys of `moderation.faults`. */
export const FAULTS = ['reason', 'gone', 'denied'] as const;
export type Fault = (typeof FAULTS)[number];

/** On the account page: an appeal came without a text. */
export const APPEAL_FAULT = 'appeal-text';
