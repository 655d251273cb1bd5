/** What the account page may say was done; keys of the catalogue `account.done`. */
export const DONE = ['language', 'email', 'session', 'sessions', 'token', 'notices'] as const;

/** What it may say went wrong. */
export const FAULTS = ['email-link', 'email-address-taken'] as const;
