import { type EditState, WAITING_STATES } from '@/lib/edits/types';
import type { Viewer } from '@/lib/edits/policy';
import { db, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { STANDS } from '@/lib/trust/queries';
import type { JudgedBatch } from '../rules/sample';
import type { BatchView } from '../schema';

const WITH_NAMES = {
  author: { select: { handle: true } },
  undoneBy: { select: { handle: true } },
} satisfies Prisma.BatchInclude;
type StoredBatch = Prisma.BatchGetPayload<{ include: typeof WITH_NAMES }>;

/** A batch and what has become of its edits; null where there is none. */
export async function findBatch(id: number): Promise<BatchView | null> {
  const batch = await db().batch.findUnique({ where: { id }, include: WITH_NAMES });
  if (batch === null) return null;
  const [view] = await views([batch]);
  return view ?? null;
}

/** Batches, newest first. The cursor is the id of the last batch of the page before. */
export async function listBatches(query: {
  readonly cursor?: number | undefined;
  readonly limit: number;
}): Promise<Page<BatchView>> {
  const stored = await db().batch.findMany({
    where: query.cursor === undefined ? {} : { id: { lt: query.cursor } },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: WITH_NAMES,
  });
  return pageOf(await views(stored), query.limit, ({ id }) => id);
}

async function views(batches: readonly StoredBatch[]): Promise<BatchView[]> {
  const ids = batches.map(({ id }) => id);
  const [states, reverted] = await Promise.all([
    db().edit.groupBy({
      by: ['batchId', 'state'],
      where: { batchId: { in: ids } },
      _count: true,
    }),
    db().edit.groupBy({
      by: ['batchId'],
      where: { batchId: { in: ids }, state: 'applied', NOT: STANDS },
      _count: true,
    }),
  ]);
  return batches.map(({ createdAt, author, undoneAt, undoneBy, undoReason, ...batch }) => ({
    ...batch,
    author: author.handle,
    createdAt: createdAt.toISOString(),
    states: Object.fromEntries(
      states
        .filter(({ batchId }) => batchId === batch.id)
        .map(({ state, _count }) => [state as EditState, _count]),
    ),
    reverted: reverted.find(({ batchId }) => batchId === batch.id)?._count ?? 0,
    undone:
      undoneAt === null
        ? null
        : {
            at: undoneAt.toISOString(),
            by: undoneBy?.handle ?? null,
            reason: undoReason ?? '',
          },
  }));
}

/** Edits of a batch that there is something to undo of: those that wait, and those that were applied and stand. */
export const LEFT: Prisma.EditWhereInput = {
  OR: [{ state: { in: [...WAITING_STATES] } }, STANDS],
};

/** What decides who may do something with all of a batch; null where there is no such batch. */
export async function judgeBatch(tx: Tx, id: number, viewer: Viewer): Promise<JudgedBatch | null> {
  const batch = await tx.batch.findUnique({
    where: { id },
    select: { authorId: true, undoneAt: true },
  });
  if (batch === null) return null;
  const count = (where: Prisma.EditWhereInput) =>
    tx.edit.count({ where: { AND: [{ batchId: id }, where] } });
  const approval = { reviewerId: viewer.id, verdict: 'approve', voidedAt: null };
  return {
    authorId: batch.authorId,
    undone: batch.undoneAt !== null,
    edits: await count({}),
    open: await count({ state: 'open' }),
    rejected: await count({ state: 'rejected' }),
    sampled: await count({ reviews: { some: approval } }),
    left: await count(LEFT),
  };
}

/** The same outside any transaction, for a page. */
export function readJudgedBatch(id: number, viewer: Viewer): Promise<JudgedBatch | null> {
  return judgeBatch(db(), id, viewer);
}
