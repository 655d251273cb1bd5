/** Parts of a page that show themselves once they are the address's fragment, without scripts. */
export const FEEDBACK_WHY = 'feedback-why';
export const FEEDBACK_THANKS = 'feedback-thanks';

/** What came of a moderator's answer, as the page's address says it. */
export const FEEDBACK_DONE = ['done', 'invalid', 'gone', 'denied'] as const;
