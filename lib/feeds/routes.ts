import { z } from 'zod';
import { portPath, rangePath } from '@/lib/ports/routes';
import type { RangeName } from '@/lib/ports/types';
import { softwarePath } from '@/lib/software/routes';

/** The forms of a feed, with the media type of each. */
export const FEED_TYPES = {
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const;
export const feedFormSchema = z.enum(['atom', 'json']);
export type FeedForm = z.infer<typeof feedFormSchema>;

/** The address of a feed below that of the page it follows; of the whole site's, `/`. */
export function feedPath(page: string, form: FeedForm): string {
  return `${page === '/' ? '' : page}/feed.${form}`;
}

/** The feeds of a page by their media types, as its metadata names them. */
function feedsOf(page: string): Record<string, string> {
  return {
    [FEED_TYPES.atom]: feedPath(page, 'atom'),
    [FEED_TYPES.json]: feedPath(page, 'json'),
  };
}

export const portFeeds = (port: number) => feedsOf(portPath(port));
export const rangeFeeds = (range: RangeName) => feedsOf(rangePath(range));
export const softwareFeeds = (slug: string) => feedsOf(softwarePath(slug));
export const SITE_FEEDS = feedsOf('/');
