import type { Queue } from '@/lib/edits/context';
import type { Viewer } from '@/lib/edits/policy';
import { findEditContext } from '@/lib/edits/queries/context';
import { findQueueItems } from '@/lib/edits/queries/queue';
import { db } from '@/lib/platform/db';
import { loadPortPage } from '@/lib/port-page/loaders';
import { portSchema } from '@/lib/ports/types';
import { type Desk, type DeskStart, officialBrief } from '../desk';
import { findQueueItem, listQueue } from './queue';

/** As many as the list shows; the rest is counted and comes up by and by. */
const SHOWN = 50;

/** The edits that wait for this reviewer, the most pressing first. */
export async function findQueue(viewer: Viewer, now: Date): Promise<Queue> {
  const ids = await listQueue(viewer, now);
  return { items: await findQueueItems(ids.slice(0, SHOWN)), total: ids.length };
}

/** Everything a reviewer looks at before deciding one edit; null where there is none. */
export async function findDesk(viewer: Viewer, id: number, now: Date): Promise<Desk | null> {
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
    official: port.success ? officialBrief(await loadPortPage(port.data)) : null,
  };
}

/** The queue with its first edit, so that the page shows it at once. */
export async function findDeskStart(viewer: Viewer, now: Date): Promise<DeskStart> {
  const queue = await findQueue(viewer, now);
  const first = queue.items[0];
  return { queue, desk: first === undefined ? null : await findDesk(viewer, first.id, now) };
}
