import { piecesOf } from '@/lib/edits/rules/pieces';
import { revisionsWritten } from '@/lib/edits/subjects/write-revision';
import type { Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { grouped } from '@/lib/platform/grouped';

/** Something that has revisions, and pieces of what it says. */
export interface Said {
  readonly type: SubjectType;
  readonly id: number;
  readonly said: ReadonlySet<string>;
}

/**
 * The edits that put in any of these pieces of what each thing says, or of what became part of it, at any time. What a
 * merge carried over, or a revert brought back, are the words of whoever wrote them first.
 */
export async function wordsFrom(tx: Tx, things: readonly Said[]): Promise<number[]> {
  const edits = new Set<number>();
  for (const type of new Set(things.map((thing) => thing.type))) {
    const ofType = things.filter((thing) => thing.type === type);
    const historyOf = await findHistories(
      tx,
      type,
      ofType.map(({ id }) => id),
    );
    for (const { id, said } of ofType)
      for (const edit of writersOf(historyOf(id), said)) edits.add(edit);
  }
  return [...edits];
}

function writersOf({ revisions, carriers }: History, said: ReadonlySet<string>): number[] {
  const ever = new Set<string>();
  const before = new Map<number, ReadonlySet<string>>();
  return revisions.flatMap(({ editId, subjectId, pieces, isRevert }) => {
    const brought = [...pieces].filter(
      (piece) => said.has(piece) && before.get(subjectId)?.has(piece) !== true,
    );
    const carries = isRevert || carriers.has(editId);
    const isWriting = brought.some((piece) => !carries || !ever.has(piece));
    before.set(subjectId, pieces);
    for (const piece of pieces) ever.add(piece);
    return isWriting ? [editId] : [];
  });
}

interface Kept {
  readonly id: number;
  readonly editId: number;
  readonly subjectId: number;
  readonly pieces: ReadonlySet<string>;
  readonly isRevert: boolean;
}

/** All revisions of a thing and of what was ever merged into it, oldest first, and the edits that merged. */
interface History {
  readonly revisions: readonly Kept[];
  readonly carriers: ReadonlySet<number>;
}

/** The histories of things of one type, read together. */
async function findHistories(
  tx: Tx,
  subjectType: SubjectType,
  ids: readonly number[],
): Promise<(id: number) => History> {
  await revisionsWritten(tx);
  const parts = await findParts(tx, subjectType, ids);
  const all = new Set([...ids, ...[...parts.values()].flat().map(({ id }) => id)]);
  const found = await tx.revision.findMany({
    where: { subjectType, subjectId: { in: [...all] } },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, editId: true, subjectId: true, content: true },
      edit: { select: { revertsEditId: true } },
    },
  });
  const kept = new Map<number, Kept[]>([...all].map((id) => [id, []]));
  for (const { content, edit, ...revision } of found) {
    const pieces = piecesOf(content as Fields);
    const isRevert = edit.revertsEditId !== null;
    kept.get(revision.subjectId)?.push({ ...revision, pieces, isRevert });
  }
  return (id) => {
    const [whole, carriers] = [new Set([id]), new Set<number>()];
    for (let added = [id]; added.length > 0;) {
      const merged = added.flatMap((one) => parts.get(one) ?? []);
      const further = merged.filter((part) => !whole.has(part.id));
      for (const { editId } of further) carriers.add(editId);
      added = [...new Set(further.map((part) => part.id))];
      for (const one of added) whole.add(one);
    }
    const revisions = [...whole].flatMap((one) => kept.get(one) ?? []);
    return { revisions: revisions.sort((a, b) => a.id - b.id), carriers };
  };
}

/** What an edit merged into a thing. */
interface Part {
  readonly id: number;
  readonly editId: number;
}

/** What was ever merged into these things, or into one of their parts, by what it was merged into. */
async function findParts(
  tx: Tx,
  subjectType: SubjectType,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Part[]>> {
  const parts = new Map<number, Part[]>();
  const known = new Set(ids);
  for (let added = [...known]; added.length > 0;) {
    const written = await tx.revision.findMany({
      where: { subjectType, subjectId: { in: added } },
      select: { editId: true, subjectId: true },
    });
    const wrote = new Map(grouped(written, ({ editId }) => editId));
    const merged = await tx.revision.findMany({
      where: {
        ...{ subjectType, editId: { in: [...wrote.keys()] } },
        content: { path: ['state'], equals: 'merged' },
      },
      select: { editId: true, subjectId: true, content: true },
    });
    for (const { editId, subjectId: id, content } of merged) {
      const others = (wrote.get(editId) ?? []).filter(({ subjectId }) => subjectId !== id);
      // A merge of two entries merges many reports at once, each into one of the others.
      const { mergedInto } = content as Fields;
      for (const { subjectId: into } of others)
        if (subjectType !== 'report' || mergedInto === into)
          parts.set(into, [...(parts.get(into) ?? []), { id, editId }]);
    }
    added = [...new Set(merged.map(({ subjectId }) => subjectId))].filter((id) => !known.has(id));
    for (const id of added) known.add(id);
  }
  return parts;
}
