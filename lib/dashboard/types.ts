/** Over how many days things are counted, side by side. */
export const COUNTED_DAYS = [7, 30] as const;

/** What people are held up by: the beginnings of the keys of limits. */
export const LIMIT_PURPOSES = [
  'votes',
  'proposals',
  'comments',
  'flags',
  'feedback',
  'agents',
  'signin-address',
  'signin-email',
  'email-change',
] as const;
export type LimitPurpose = (typeof LIMIT_PURPOSES)[number];

/** What came of trying again, as the page's address says it. */
export const DASHBOARD_DONE = ['done', 'gone', 'denied'] as const;
