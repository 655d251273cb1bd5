import { piecesOf } from '@/lib/edits/rules/pieces';
import { revisionsWritten } from '@/lib/edits/subjects/write-revision';
import type { Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';

/** Something that has revisions. */
interface Thing {
  readonly type: SubjectType;
  readonly id: number;
}

/**
 * The edits that put in any of these pieces of what a thing says, or of what became part of it, at any time. What a
 * merge carried over, or a revert brought back, are the words of whoever wrote them first.
 */
export async function wordsFrom(
  tx: Tx,
  thing: Thing,
  said: ReadonlySet<string>,
): Promise<number[]> {
  const { revisions, carriers } = await historyOf(tx, thing);
  const ever = new Set<string>();
  const before = new Map<number, ReadonlySet<string>>();
  return revisions.flatMap(({ editId, subjectId, content, edit }) => {
    const pieces = piecesOf(content as Fields);
    const brought = [...pieces].filter(
      (piece) => said.has(piece) && before.get(subjectId)?.has(piece) !== true,
    );
    const carries = edit.revertsEditId !== null || carriers.has(editId);
    const isWriting = brought.some((piece) => !carries || !ever.has(piece));
    before.set(subjectId, pieces);
    for (const piece of pieces) ever.add(piece);
    return isWriting ? [editId] : [];
  });
}

/** All revisions of a thing and of what was ever merged into it, oldest first, and the edits that merged. */
async function historyOf(tx: Tx, { type: subjectType, id }: Thing) {
  await revisionsWritten(tx);
  const ids = new Set([id]);
  const carriers = new Set<number>();
  for (let added = [id]; added.length > 0;) {
    const written = await tx.revision.findMany({
      where: { subjectType, subjectId: { in: added } },
      distinct: 'editId',
      select: { editId: true },
    });
    const merged = await tx.revision.findMany({
      where: {
        ...{ subjectType, subjectId: { notIn: [...ids] } },
        editId: { in: written.map(({ editId }) => editId) },
        content: { path: ['state'], equals: 'merged' },
      },
      select: { editId: true, subjectId: true },
    });
    for (const { editId } of merged) carriers.add(editId);
    added = [...new Set(merged.map(({ subjectId }) => subjectId))];
    for (const one of added) ids.add(one);
  }
  const revisions = await tx.revision.findMany({
    where: { subjectType, subjectId: { in: [...ids] } },
    orderBy: { id: 'asc' },
    select: {
      ...{ editId: true, subjectId: true, content: true },
      edit: { select: { revertsEditId: true } },
    },
  });
  return { revisions, carriers };
}
