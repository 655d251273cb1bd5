import { findLogBeginning } from '@/lib/audit/queries';
import { spanText } from '@/lib/edits/feed-words';
import { type Feed, tagUri } from '@/lib/platform/atom';
import { siteOrigin } from '@/lib/platform/origin';
import type { FeedSubject } from './queries-subject';
import { findAppliedEdits, findGradeChanges, findSpansOf } from './queries-community';
import { findReleasesIn } from './queries-registry';
import { type FeedForm, feedPath } from './routes';
import { FEED_ENTRIES, type FeedScope } from './types';

/** Applied edits, changes of grades and what IANA changed, of a scope: the newest first, in one list. */
export async function findFeed(
  { scope, base, page, name = '' }: FeedSubject,
  form: FeedForm,
): Promise<Feed> {
  const [edits, grades, releases, began] = await Promise.all([
    findAppliedEdits(scope),
    findGradeChanges(scope),
    spansOf(scope).then(findReleasesIn),
    findLogBeginning(),
  ]);
  const entries = [...edits, ...grades, ...releases]
    .sort((a, b) => b.at.localeCompare(a.at) || b.key.localeCompare(a.key, 'en', { numeric: true }))
    .slice(0, FEED_ENTRIES);
  const scoped = base === '/' ? '' : base;
  return {
    id: tagUri(began, `feed${scoped}`),
    origin: siteOrigin(),
    self: feedPath(base, form),
    page,
    title: `Portolan: ${titleOf(scope, name)}`,
    entries: entries.map(({ key, at, text, ...entry }) => ({
      ...entry,
      // A release says something else in each feed; edits and grades are the same entry everywhere.
      id: tagUri(began, key.startsWith('releases/') ? `feed${scoped}/${key}` : key),
      updated: at,
      summary: text === '' ? entry.title : text,
    })),
  };
}

async function spansOf(scope: FeedScope) {
  if (scope.type === 'all') return null;
  return scope.type === 'ports' ? [scope] : findSpansOf(scope.slug);
}

function titleOf(scope: FeedScope, name: string): string {
  if (scope.type === 'all') return 'everything that changes';
  return scope.type === 'software' ? name : spanText(scope);
}
