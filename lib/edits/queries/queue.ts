import type { QueueItem } from '@/lib/edits/context';
import { db } from '@/lib/platform/db';
import { EDIT_INCLUDE, summaries } from './summary';

/** The edits with these numbers as the queue lists them, in the order of the numbers. */
export async function findQueueItems(ids: readonly number[]): Promise<QueueItem[]> {
  const stored = await db().edit.findMany({
    where: { id: { in: [...ids] } },
    include: { ...EDIT_INCLUDE, reviews: { where: { voidedAt: null }, select: { verdict: true } } },
  });
  const shown = await summaries(db(), stored);
  const items = shown.map((summary, at): QueueItem => {
    const verdicts = stored[at]?.reviews.map(({ verdict }) => verdict) ?? [];
    const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
    return {
      ...summary,
      fields: Object.keys((stored[at]?.changes ?? {}) as object),
      approvals: count('approve'),
      rejections: count('reject'),
    };
  });
  return ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
}
