import { findLogBeginning, listLog } from '@/lib/audit/queries';
import type { LogQuery } from '@/lib/audit/schema';
import { listChanges } from '@/lib/edits/queries/lists';
import type { ChangesQuery } from '@/lib/edits/list-schema';
import { atomXml, tagUri } from '@/lib/platform/atom';
import { siteOrigin } from '@/lib/platform/origin';
import { feedWords } from './feed-words';
import { CHANGES_FEED, CHANGES_PATH, editPath, LOG_FEED, LOG_PATH, logEntryPath } from './routes';

/** Who acted where nobody did: an importer, a deadline. */
const NOBODY = 'Portolan';

/**
 * Applied edits as a feed, each of them: what pages fold into one line (the stock) is here entry by entry, so that
 * a reader misses nothing and an entry's id never changes. `search` is the query it was asked for with.
 */
export async function changesFeed(query: ChangesQuery, search: string): Promise<string> {
  const [{ items }, began, words] = await Promise.all([
    listChanges(query),
    findLogBeginning(),
    feedWords(),
  ]);
  return atomXml({
    id: tagUri(began, `changes${search}`),
    origin: siteOrigin(),
    self: CHANGES_FEED + search,
    page: CHANGES_PATH,
    title: 'Portolan: changes',
    entries: items.map(({ id, entry, at, author, note, ...edit }) => ({
      id: tagUri(began, `changes/${entry}`),
      path: editPath(id),
      title: words.change(edit),
      updated: at,
      author: author ?? NOBODY,
      summary: note,
    })),
  });
}

/** The public log as a feed, each entry of it. */
export async function logFeed(query: LogQuery, search: string): Promise<string> {
  const [{ items }, began, words] = await Promise.all([
    listLog(query),
    findLogBeginning(),
    feedWords(),
  ]);
  return atomXml({
    id: tagUri(began, `log${search}`),
    origin: siteOrigin(),
    self: LOG_FEED + search,
    page: LOG_PATH,
    title: 'Portolan: log',
    entries: items.map(({ id, at, actor, reason, ...entry }) => ({
      id: tagUri(began, `log/${id}`),
      path: logEntryPath(id),
      title: words.entry(entry),
      updated: at,
      author: actor ?? NOBODY,
      summary: reason,
    })),
  });
}
