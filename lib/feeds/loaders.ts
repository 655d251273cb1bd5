import { ALL_TAG, CHANGES_TAG, USES_TAG, userTag } from '@/lib/platform/cache-tags';
import { showsTags } from '@/lib/platform/rendering';
import { findFeed } from './feed';
import type { FeedSubject } from './queries-subject';
import type { FeedForm } from './routes';

/** A feed, which changes with every edit that is applied, every grade and every release, and with the names of its authors. */
export async function readFeed(subject: FeedSubject, form: FeedForm) {
  showsTags(ALL_TAG, CHANGES_TAG, USES_TAG);
  const feed = await findFeed(subject, form);
  showsTags(...feed.entries.map(({ author }) => userTag(author)));
  return feed;
}
