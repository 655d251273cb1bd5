import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG } from '@/lib/platform/cache-tags';
import { systemClock } from '@/lib/platform/clock';
import { keptReader, showsTags } from '@/lib/platform/rendering';
import { findFeedbackAnswer } from './queries';
import type { FeedbackAnswer, FeedbackPage } from './schema';
import { feedbackTag } from './tag';

/** What a page says was done about what its readers said; kept until there is something new. */
export async function loadFeedbackAnswer(page: FeedbackPage) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, feedbackTag(page));
  return findFeedbackAnswer(page, systemClock.now());
}

/** The same for a page that the front door keeps. */
export const readFeedbackAnswer = keptReader(
  'feedback-answer',
  async (page: FeedbackPage): Promise<FeedbackAnswer | null> => {
    showsTags(ALL_TAG, feedbackTag(page));
    return findFeedbackAnswer(page, systemClock.now());
  },
);
