import { withQuery } from '@/lib/platform/address';
import { QUEUE_PATH } from '@/lib/edits/routes';
import { portPath, servicePath } from '@/lib/ports/routes';
import { softwarePath } from '@/lib/software/routes';
import type { FeedbackPage } from './schema';

/** What readers said, for moderators. */
export const FEEDBACK_PATH = `${QUEUE_PATH}/feedback`;

/** What is wanted most, for whoever looks for something to do. */
export const WANTED_PATH = '/wanted';

/** What readers said of one page, over time. */
export function pageFeedbackPath({ page, key }: FeedbackPage): string {
  return withQuery(FEEDBACK_PATH, { page, key });
}

/** The page itself, without a language. */
export function feedbackPagePath({ page, key }: FeedbackPage): string {
  if (page === 'port') return portPath(Number(key));
  return page === 'service' ? servicePath(key) : softwarePath(key);
}

/** Where readers' answers about a page are sent. */
export function feedbackEndpoint(page: FeedbackPage): string {
  return `/api/v1${feedbackPagePath(page)}/feedback`;
}
