import { sql } from '@/lib/platform/sql';
import { countUnread, listNotifications } from './queries/notifications';
import { findSoftwareName, findWatchState, listWatches } from './queries/watches';
import type { NotificationsQuery } from './schema';
import { WATCH_LIMIT } from './types';

/** A piece of software that one may want to watch, as a link on its page asked. */
export interface Wanted {
  readonly slug: string;
  readonly name: string;
  readonly watching: boolean;
}

/** All that the page of notifications shows. */
export async function loadNotifications(
  actor: { readonly id: string },
  { cursor, limit, software }: NotificationsQuery,
) {
  const [page, unread, watches, wanted] = await Promise.all([
    listNotifications(actor, { cursor, limit }),
    countUnread(actor),
    listWatches(actor, { limit: WATCH_LIMIT }),
    software === undefined ? null : findWanted(actor, software),
  ]);
  return { page, unread, watches: watches.items, wanted };
}

async function findWanted(actor: { readonly id: string }, slug: string): Promise<Wanted | null> {
  const [name, { watching }] = await Promise.all([
    findSoftwareName(slug),
    findWatchState(sql(), actor, { slug }),
  ]);
  return name === null ? null : { slug, name, watching };
}
