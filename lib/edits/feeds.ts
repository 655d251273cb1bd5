import { listLog } from '@/lib/audit/queries';
import type { ChangesQuery, LogQuery } from '@/lib/audit/schema';
import { listChanges } from '@/lib/edits/queries/changes';
import { atomXml } from '@/lib/platform/atom';
import { siteOrigin } from '@/lib/platform/origin';
import { CHANGES_FEED, CHANGES_PATH, editPath, LOG_FEED, LOG_PATH } from './routes';

/** Who acted where nobody did: an importer, a deadline. */
const NOBODY = 'Portolan';

/** Applied edits as a feed; `search` is the query it was asked for with. */
export async function changesFeed(query: ChangesQuery, search: string): Promise<string> {
  const { items } = await listChanges(query);
  return atomXml({
    origin: siteOrigin(),
    self: CHANGES_FEED + search,
    page: CHANGES_PATH,
    title: 'Portolan: changes',
    entries: items.map(({ id, at, kind, subject, ports, author, note }) => ({
      path: editPath(id),
      title: [subject.name, kind, spanText(ports)].filter((part) => part !== '').join(' · '),
      updated: at,
      author: author ?? NOBODY,
      summary: note,
    })),
  });
}

/** The public log as a feed. */
export async function logFeed(query: LogQuery, search: string): Promise<string> {
  const { items } = await listLog(query);
  return atomXml({
    origin: siteOrigin(),
    self: LOG_FEED + search,
    page: LOG_PATH,
    title: 'Portolan: log',
    entries: items.map(({ id, at, action, actor, subject, ports, reason }) => ({
      path: `${LOG_PATH}#entry-${id}`,
      title: [action, `${subject.type} ${subject.id}`, spanText(ports)]
        .filter((part) => part !== '')
        .join(' · '),
      updated: at,
      author: actor ?? NOBODY,
      summary: reason,
    })),
  });
}

function spanText(ports: { readonly start: number; readonly end: number } | null): string {
  if (ports === null) return '';
  return ports.start === ports.end ? `port ${ports.start}` : `ports ${ports.start}–${ports.end}`;
}
