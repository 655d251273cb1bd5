import { cacheLife, cacheTag } from 'next/cache';
import { findUsualWait } from '@/lib/edits/queries/contributions';
import { findWholeEdit, type WholeEdit } from '@/lib/edits/queries/edit';
import { listChanges } from '@/lib/edits/queries/lists';
import { findPortHistories } from '@/lib/edits/queries/revisions';
import { ALL_TAG, CHANGES_TAG, editTag, portTag } from '@/lib/platform/cache-tags';
import { systemClock } from '@/lib/platform/clock';

/**
 * An edit as a visitor sees it. Every act on any edit may change it (its diff is against the present
 * revision), hence the tag of all changes; what time alone does is told by dates and looked at again
 * within minutes.
 */
export async function loadEdit(id: number): Promise<WholeEdit | null> {
  'use cache';
  cacheLife({ stale: 300, revalidate: 300, expire: 86_400 });
  cacheTag(ALL_TAG, CHANGES_TAG, editTag(String(id)));
  return findWholeEdit(id, null, systemClock.now());
}

/** How long proposals usually wait, looked at again every hour. */
export async function loadUsualWait() {
  'use cache';
  cacheLife({ stale: 300, revalidate: 3_600, expire: 86_400 });
  cacheTag(ALL_TAG);
  return findUsualWait(systemClock.now());
}

const SHOWN_ON_PORT = 50;

/** What the community did on a port: its newest applied edits, and everything that has a history of its own. */
export async function loadPortHistory(port: number) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, portTag(port));
  const [changes, histories] = await Promise.all([
    listChanges({ port, limit: SHOWN_ON_PORT }),
    findPortHistories(port),
  ]);
  return { changes: changes.items, more: changes.nextCursor !== null, histories };
}
