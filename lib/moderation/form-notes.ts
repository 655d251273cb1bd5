/** What the moderators' page may say was done; keys of the catalogue `moderation.done`. */
export const DONE = ['closed'] as const;

/** What it may say went wrong; keys of `moderation.faults`. */
export const FAULTS = ['reason', 'gone', 'denied'] as const;
export type Fault = (typeof FAULTS)[number];
