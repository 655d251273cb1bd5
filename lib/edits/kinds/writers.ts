import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** Who has words in these edits: their authors, whoever took them over and whoever improved them. */
export async function findWriters(tx: Tx, edits: readonly number[]): Promise<string[]> {
  const found = await tx.edit.findMany({
    where: { id: { in: [...edits] } },
    select: {
      authorId: true,
      logEntries: { where: { action: 'edit.taken-over' }, select: { actorId: true } },
      reviews: { where: { changes: { not: Prisma.AnyNull } }, select: { reviewerId: true } },
    },
  });
  return found.flatMap(({ authorId, logEntries, reviews }) => [
    authorId,
    ...logEntries.flatMap(({ actorId }) => actorId ?? []),
    ...reviews.map(({ reviewerId }) => reviewerId),
  ]);
}

/** The edit that a revert undoes, the one that this undid in its turn, and so on; none for what is no revert. */
export async function findUndoneEdits(tx: Tx, revertsEditId: number | null) {
  const undone: { readonly id: number; readonly authorId: string }[] = [];
  for (let id = revertsEditId; id !== null;) {
    const { revertsEditId: next, ...edit } = await tx.edit.findUniqueOrThrow({
      where: { id },
      select: { id: true, authorId: true, revertsEditId: true },
    });
    undone.push(edit);
    id = next;
  }
  return undone;
}
