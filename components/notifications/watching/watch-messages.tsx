'use client';

import { lazyMessages } from '@/components/ui/lazy-messages';

/** The words of watching, for who is signed in. */
export const WatchMessages = lazyMessages({
  notifications: (locale) => import(`@/lib/i18n/messages/${locale}/notifications.json`),
});
