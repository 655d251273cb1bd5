import { type Inverse, inversesOf } from '@/lib/edits/kinds/inverse';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/**
 * Everybody whose words a revert takes away or brings back: those of the edit that it undoes, of the edits that this
 * one undid in its turn, and of the earlier edits that said what comes back. None for an edit that is no revert.
 */
export async function findUndone(tx: Tx, revertsEditId: number | null): Promise<string[]> {
  if (revertsEditId === null) return [];
  const edits: number[] = [];
  for (let id: number | null = revertsEditId; id !== null;) {
    edits.push(id);
    const undone: { revertsEditId: number | null } = await tx.edit.findUniqueOrThrow({
      where: { id },
      select: { revertsEditId: true },
    });
    id = undone.revertsEditId;
  }
  for (const inverse of await inversesOf(tx, revertsEditId))
    edits.push(...(await sayingIt(tx, inverse)));
  return peopleOf(tx, edits);
}

const USE_FIELDS = ['state', 'finding', 'mergedInto'];

/** The edits that last said what comes back of one thing; all of its edits where it comes back as a whole. */
async function sayingIt(tx: Tx, { type, id, number, mine }: Inverse): Promise<number[]> {
  const revisions = await tx.revision.findMany({
    where: { subjectType: type, subjectId: id, number: { lt: number } },
    orderBy: { number: 'asc' },
    select: { editId: true, content: true },
  });
  if (USE_FIELDS.some((name) => name in mine)) return revisions.map(({ editId }) => editId);
  return Object.keys(mine).flatMap((name) => {
    const values = revisions.map(({ content }) => (content as Fields)[name]);
    const since = values.findLastIndex(
      (value, at) => at === 0 || !isDeepEqual(value, values[at - 1]),
    );
    return revisions[since]?.editId ?? [];
  });
}

/** Who has words in these edits. */
async function peopleOf(tx: Tx, edits: readonly number[]): Promise<string[]> {
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
