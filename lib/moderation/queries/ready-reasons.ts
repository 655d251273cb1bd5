import type { Viewer } from '@/lib/edits/policy';
import type { Verdict } from '@/lib/edits/types';
import { db } from '@/lib/platform/db';
import type { ReadyReason } from '../ready-reasons';

/** The reasons that a reviewer keeps, oldest first. */
export async function listReadyReasons(viewer: Pick<Viewer, 'id'>): Promise<ReadyReason[]> {
  const kept = await db().readyReason.findMany({
    where: { reviewerId: viewer.id },
    orderBy: { id: 'asc' },
  });
  return kept.map(({ id, verdict, text }) => ({ id, verdict: verdict as Verdict, text }));
}
