import { type Inverse, inversesOf, setsAny, USE_FIELDS } from '@/lib/edits/kinds/inverse';
import { findUndoneEdits, findWriters } from '@/lib/edits/kinds/writers';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';

/**
 * Everybody whose words a revert takes away or brings back: those of the edit that it undoes, of the edits that this
 * one undid in its turn, and of the earlier edits that said what comes back. None for an edit that is no revert.
 */
export async function findUndone(tx: Tx, revertsEditId: number | null): Promise<string[]> {
  if (revertsEditId === null) return [];
  const edits = (await findUndoneEdits(tx, revertsEditId)).map(({ id }) => id);
  for (const inverse of await inversesOf(tx, revertsEditId))
    edits.push(...(await sayingIt(tx, inverse)));
  return findWriters(tx, edits);
}

/** The edits that last said what comes back of one thing; all of its edits where it comes back as a whole. */
async function sayingIt(tx: Tx, inverse: Inverse): Promise<number[]> {
  const { type, id, number, mine } = inverse;
  const revisions = await tx.revision.findMany({
    where: { subjectType: type, subjectId: id, number: { lt: number } },
    orderBy: { number: 'asc' },
    select: { editId: true, content: true },
  });
  if (setsAny(inverse, USE_FIELDS)) return revisions.map(({ editId }) => editId);
  return Object.keys(mine).flatMap((name) => {
    const values = revisions.map(({ content }) => (content as Fields)[name]);
    const since = values.findLastIndex(
      (value, at) => at === 0 || !isDeepEqual(value, values[at - 1]),
    );
    return revisions[since]?.editId ?? [];
  });
}
