import { findInForce, findNames, type SubjectRow } from '@/lib/locks/queries';
import { DAY } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { chosenBy, chosenEntry } from './chosen';
import { wasMet, wereFlagged } from './flagged';

/** A flag that nobody has decided speaks for so long; one that was right, always. */
const FLAG_HOLDS_MS = 30 * DAY;

/**
 * Whether somebody came, although nobody gave a verdict: they locked what the edit is about, have it open at the desk, had
 * to do with it (`MET_EDITS`), or flagged its report, its entry or its author.
 */
export async function somebodyCame(tx: Tx, edit: Edit, now: Date): Promise<boolean> {
  const things = await findThings(tx, edit);
  return (
    (await findInForce(tx, things, now)).length > 0 ||
    (await isOpenAtDesk(tx, edit, now)) ||
    (await wasMet(tx, edit.id)) ||
    wereFlagged(
      tx,
      [{ type: 'user', id: edit.authorId }, ...(await named(tx, things))],
      new Date(now.getTime() - FLAG_HOLDS_MS),
    )
  );
}

/** The report that it writes into, and the entry that it speaks of, as far as they are there. */
async function findThings(tx: Tx, edit: Edit): Promise<SubjectRow[]> {
  if (edit.subjectId === null) {
    const id = await chosenEntry(tx, chosenBy(edit.changes));
    return id === null ? [] : [{ type: 'software', id }];
  }
  const { softwareId } = await tx.report.findUniqueOrThrow({
    where: { id: edit.subjectId },
    select: { softwareId: true },
  });
  return [
    { type: 'report', id: edit.subjectId },
    { type: 'software', id: softwareId },
  ];
}

/** As the log calls them. */
async function named(tx: Tx, things: readonly SubjectRow[]) {
  const asLocked = things.map(({ type, id }) => ({ subjectType: type, subjectId: id }));
  const names = await findNames(tx, asLocked);
  return asLocked.map((one) => ({ type: one.subjectType, id: names(one) }));
}

async function isOpenAtDesk(tx: Tx, { id: editId }: Edit, now: Date): Promise<boolean> {
  return (await tx.deskClaim.count({ where: { editId, until: { gt: now } } })) > 0;
}
