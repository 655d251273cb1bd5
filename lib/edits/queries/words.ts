import { piecesOf } from '@/lib/edits/rules/pieces';
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

const REVISION = {
  id: true,
  editId: true,
  subjectId: true,
  content: true,
  edit: { select: { revertsEditId: true } },
} as const;

/** All revisions of a thing and of what was ever merged into it, oldest first, and the edits that merged. */
async function historyOf(tx: Tx, { type: subjectType, id }: Thing) {
  const ids = new Set([id]);
  const carriers = new Set<number>();
  const orderBy = { id: 'asc' } as const;
  for (;;) {
    const revisions = await tx.revision.findMany({
      where: { subjectType, subjectId: { in: [...ids] } },
      orderBy,
      select: REVISION,
    });
    const merged = await tx.revision.findMany({
      where: {
        ...{ subjectType, subjectId: { notIn: [...ids] } },
        editId: { in: [...new Set(revisions.map(({ editId }) => editId))] },
        content: { path: ['state'], equals: 'merged' },
      },
      select: { editId: true, subjectId: true },
    });
    if (merged.length === 0) return { revisions, carriers };
    for (const { editId, subjectId } of merged) {
      carriers.add(editId);
      ids.add(subjectId);
    }
  }
}
