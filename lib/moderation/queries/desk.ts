import type { Queue } from '@/lib/edits/schema';
import type { Viewer } from '@/lib/edits/policy';
import { findEditContext } from '@/lib/edits/queries/edit';
import { findQueueItems } from '@/lib/edits/queries/lists';
import { db } from '@/lib/platform/db';
import { DEFAULT_LIMIT } from '@/lib/platform/list-query';
import { loadPortPage } from '@/lib/port-page/loaders';
import { portSchema } from '@/lib/ports/types';
import { type Desk, type DeskStart, officialBrief } from '../desk';
import { findQueueItem, listQueuePage, type QueuePage } from './queue';

/** The edits that wait for this reviewer, the most pressing first. */
export async function findQueue(
  viewer: Viewer,
  now: Date,
  page: QueuePage = { limit: DEFAULT_LIMIT },
): Promise<Queue> {
  const { items, nextCursor, total } = await listQueuePage(viewer, now, page);
  return { items: await findQueueItems(items), nextCursor, total };
}

/** Everything a reviewer looks at before deciding one edit; null where there is none. `pageOf`: the port's page, cached unless said otherwise. */
export async function findDesk(
  viewer: Viewer,
  id: number,
  now: Date,
  pageOf: typeof loadPortPage = loadPortPage,
): Promise<Desk | null> {
  const [judged, context] = await Promise.all([
    findQueueItem(viewer, id, now),
    findEditContext(db(), id, now),
  ]);
  if (judged === null || context === null) return null;
  const port = portSchema.safeParse(judged.edit.ports?.start);
  return {
    ...judged,
    primary: context.primary,
    openUntil: context.openUntil,
    official: port.success ? officialBrief(await pageOf(port.data)) : null,
  };
}

/** The queue with its first edit, so that the page shows it at once. */
export async function findDeskStart(
  viewer: Viewer,
  now: Date,
  pageOf: typeof loadPortPage = loadPortPage,
): Promise<DeskStart> {
  const queue = await findQueue(viewer, now);
  const first = queue.items[0];
  return {
    queue,
    desk: first === undefined ? null : await findDesk(viewer, first.id, now, pageOf),
  };
}
