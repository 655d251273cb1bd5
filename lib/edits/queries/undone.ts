import { type Inverse, inversesOf, setsAny } from '@/lib/edits/kinds/inverse';
import { findUndoneEdits, findWriters } from '@/lib/edits/kinds/writers';
import { differingPieces, piecesOf } from '@/lib/edits/rules/pieces';
import { type Fields, USE_FIELDS } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';

/**
 * Everybody whose words a revert takes away or brings back: those of the edit that it undoes, of the edits that this
 * one undid in its turn, and of every edit that once put in what goes or comes back. None for an edit that is no
 * revert.
 */
export async function findUndone(tx: Tx, revertsEditId: number | null): Promise<string[]> {
  if (revertsEditId === null) return [];
  const edits = (await findUndoneEdits(tx, revertsEditId)).map(({ id }) => id);
  for (const inverse of await inversesOf(tx, revertsEditId))
    edits.push(...(await sayingIt(tx, inverse)));
  return findWriters(tx, edits);
}

/**
 * The edits that put in what goes or comes back of one thing, whether others have changed something beside it since
 * or not. Where it goes or comes back as a whole, that is all it says.
 */
async function sayingIt(tx: Tx, inverse: Inverse): Promise<number[]> {
  const { type, id, number, base, mine } = inverse;
  const revisions = await tx.revision.findMany({
    where: { subjectType: type, subjectId: id },
    orderBy: { number: 'asc' },
    select: { editId: true, number: true, content: true },
  });
  const said = differingPieces(base, mine);
  if (setsAny(inverse, USE_FIELDS)) {
    const whole = revisions.find((revision) => revision.number === number);
    for (const piece of piecesOf((whole?.content ?? {}) as Fields)) said.add(piece);
  }
  let before = new Set<string>();
  return revisions.flatMap(({ editId, content }) => {
    const pieces = piecesOf(content as Fields);
    const isNew = [...pieces].some((piece) => !before.has(piece) && said.has(piece));
    before = pieces;
    return isNew ? [editId] : [];
  });
}
