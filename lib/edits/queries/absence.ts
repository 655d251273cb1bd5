import { TRUST, trustOf } from '@/lib/levels/levels';
import { MINUTE } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { takesName } from './new-entry';
import { wasObjectedTo } from './objected';
import type { Ahead } from './plan';
import { somebodyCame } from './somebody-came';

/**
 * The level of the author; none where they have left or are suspended, or where somebody else wrote words of it too: whoever
 * improves it or answers in their place is a reviewer.
 */
export async function authorTrust(
  tx: Tx,
  authorId: string,
  writers: readonly string[],
): Promise<number> {
  if (writers.some((id) => id !== authorId)) return TRUST.visitor;
  const author = await tx.user.findUniqueOrThrow({
    where: { id: authorId },
    select: { role: true, earnedTrust: true, email: true, system: true, suspendedAt: true },
  });
  const isThere = (author.email !== null || author.system) && author.suspendedAt === null;
  return isThere ? trustOf(author) : TRUST.visitor;
}

/** What is known of an edit by whoever asks. */
interface Asked {
  readonly ahead: Ahead;
  readonly now: Date;
}

/**
 * Whether people look at it although all that it says of itself lets it be applied when nobody comes (decision 54): it would
 * write something else than was proposed, somebody came, or what it brings is another's name or was objected to.
 */
export async function waitsForPerson(tx: Tx, edit: Edit, { ahead, now }: Asked): Promise<boolean> {
  const isAnother = edit.plan !== null && !(await ahead.hashes()).includes(edit.plan);
  return (
    isAnother ||
    (await somebodyCame(tx, edit, now)) ||
    (await takesName(tx, edit)) ||
    wasObjectedTo(tx, edit)
  );
}

/** Until when a verdict of the desk, which can still be taken back, is waited for: it is given soon after its time. */
export async function heldUntil(tx: Tx, editId: number, now: Date): Promise<Date | null> {
  const { _max } = await tx.heldVerdict.aggregate({
    where: { editId, endedAt: null },
    _max: { dueAt: true },
  });
  if (_max.dueAt === null) return null;
  return new Date(Math.max(_max.dueAt.getTime(), now.getTime()) + MINUTE);
}
