import type { Comment } from '@/lib/edits/comments';
import type { Tx } from '@/lib/platform/db';

/** What was said of an edit, oldest first. */
export async function listComments(tx: Tx, editId: number): Promise<Comment[]> {
  const entries = await tx.logEntry.findMany({
    where: { editId, action: 'edit.commented' },
    orderBy: { id: 'asc' },
    select: { id: true, at: true, reason: true, actor: { select: { handle: true } } },
  });
  return entries.map(({ id, at, reason, actor }) => ({
    ...{ id, at: at.toISOString(), by: actor?.handle ?? null, text: reason },
  }));
}
