import { portTag, serviceTag, softwareTag } from '@/lib/platform/cache-tags';
import type { FeedbackPage } from './schema';

/** The tag of a page that is asked about. */
export function feedbackTag({ page, key }: FeedbackPage): string {
  if (page === 'port') return portTag(Number(key));
  return page === 'service' ? serviceTag(key) : softwareTag(key);
}
