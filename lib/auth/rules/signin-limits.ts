import { HOUR, MINUTE } from '@/lib/platform/clock';

/** Links that one e-mail address is sent: mail is not a way to annoy somebody. */
export const LINKS_PER_EMAIL = 5;
/** Links that one network address may ask for; a school or an office has one for everybody. */
export const LINKS_PER_ADDRESS = 40;
export const LINKS_WINDOW_MS = 15 * MINUTE;

/** Changes of e-mail address that one account may begin. */
export const EMAIL_CHANGES = 5;
export const EMAIL_CHANGES_WINDOW_MS = HOUR;

/** How long a mailed link works. */
export const LINK_MINUTES = 15;

/** Tokens that one account may have at a time. */
export const TOKENS_AT_MOST = 20;
export const TOKEN_NAME_LENGTH = 60;

/** For how many days a token may be made to work. */
export const TOKEN_DAYS = [30, 90, 365] as const;
/** In place of a number of days: until it is revoked. */
export const TOKEN_ENDLESS = 'endless';
