'use client';

import { lazyMessages } from '@/components/ui/lazy-messages';

/** The words of voting, for who votes. */
export const VoteMessages = lazyMessages({
  votes: (locale) => import(`@/lib/i18n/messages/${locale}/votes.json`),
  practice: (locale) => import(`@/lib/i18n/messages/${locale}/practice.json`),
});
