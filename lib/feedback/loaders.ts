import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG } from '@/lib/platform/cache-tags';
import { systemClock } from '@/lib/platform/clock';
import { findFeedbackAnswer } from './queries';
import type { FeedbackPage } from './schema';
import { feedbackTag } from './tag';

/** What a page says was done about what its readers said; kept until there is something new. */
export async function loadFeedbackAnswer(page: FeedbackPage) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, feedbackTag(page));
  return findFeedbackAnswer(page, systemClock.now());
}
