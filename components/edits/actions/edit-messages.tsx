'use client';

import { lazyMessages } from '@/components/ui/lazy-messages';

/** The words of acting on edits, for who is signed in. */
export const EditMessages = lazyMessages({
  edits: (locale) => import(`@/lib/i18n/messages/${locale}/edits.json`),
  fields: (locale) => import(`@/lib/i18n/messages/${locale}/fields.json`),
  practice: (locale) => import(`@/lib/i18n/messages/${locale}/practice.json`),
});
