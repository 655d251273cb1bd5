import type { Tx } from '@/lib/platform/db';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';

/** Where an edit stands in the queue, from 1, and how many wait there. */
export interface Place {
  readonly at: number;
  readonly of: number;
}

/** By the order in which the queue brings edits up: flagged ones, escalated ones, then the oldest. Null: it is not open. */
export async function findPlace(tx: Tx, edit: Edit): Promise<Place | null> {
  if (edit.state !== 'open') return null;
  const flags = await tx.flag.findMany({
    where: { subjectType: 'edit', state: 'open' },
    select: { subjectId: true },
  });
  const flagged = flags.map(({ subjectId }) => Number(subjectId));
  const open = { state: 'open' } as const;
  const [before, of] = await Promise.all([
    tx.edit.count({ where: { AND: [open, comesBefore(edit, flagged)] } }),
    tx.edit.count({ where: open }),
  ]);
  return { at: before + 1, of };
}

function comesBefore(edit: Edit, flagged: number[]): Prisma.EditWhereInput {
  const { id, createdAt, escalatedAt } = edit;
  const older = { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
  const sameTurn =
    escalatedAt === null
      ? { OR: [{ escalatedAt: { not: null } }, older] }
      : { AND: [{ escalatedAt: { not: null } }, older] };
  return flagged.includes(id)
    ? { AND: [{ id: { in: flagged } }, sameTurn] }
    : { OR: [{ id: { in: flagged } }, sameTurn] };
}
