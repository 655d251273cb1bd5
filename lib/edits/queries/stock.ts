import { INSTANCE_HANDLE, type SubjectType } from '@/lib/edits/types';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** What the instance brought in at one go: thousands of entries of the log, which lists tell in one line. */
export interface StockRun {
  readonly at: string;
  /** Whether it is what the instance began with; later ones came with a new version. */
  readonly isFirst: boolean;
  /** Numbers of its first and its last entry in the log that fit what was asked, and how many there are. */
  readonly firstEntry: number;
  readonly lastEntry: number;
  readonly entries: number;
  /** How many reports, articles and so on it brought. */
  readonly brought: readonly { readonly type: SubjectType; readonly count: number }[];
}

/** What was proposed in the instance's name and applied in the same moment: nobody decided on it. */
function stockEdit(authorId: string): Prisma.EditWhereInput {
  return { authorId, decidedAt: { equals: db().edit.fields.createdAt } };
}

/** The entries that say so. What people did to such an edit later is theirs. */
function stockEntry(authorId: string): Prisma.LogEntryWhereInput {
  return { edit: stockEdit(authorId), OR: [{ actorId: null }, { actorId: authorId }] };
}

async function instanceAccount(): Promise<string | null> {
  const account = await db().user.findUnique({
    where: { handle: INSTANCE_HANDLE },
    select: { id: true },
  });
  return account?.id ?? null;
}

/** The entries of the log that are not the stock's. An entry about no edit is never the stock's. */
export async function withoutStock(): Promise<Prisma.LogEntryWhereInput> {
  const authorId = await instanceAccount();
  if (authorId === null) return {};
  const { createdAt } = db().edit.fields;
  return {
    // Written out: what is unknown (no edit, no date) must not count as the stock's.
    OR: [
      { editId: null },
      { edit: { authorId: { not: authorId } } },
      { edit: { decidedAt: null } },
      { edit: { decidedAt: { not: null }, NOT: { decidedAt: { equals: createdAt } } } },
      { AND: [{ actorId: { not: null } }, { actorId: { not: authorId } }] },
    ],
  };
}

/** The times the stock came in, newest first, by those of its entries that fit `where`. */
export async function findStockRuns(where: Prisma.LogEntryWhereInput = {}): Promise<StockRun[]> {
  const authorId = await instanceAccount();
  if (authorId === null) return [];
  const [entries, edits] = await Promise.all([
    db().logEntry.groupBy({
      by: ['at'],
      where: { AND: [where, stockEntry(authorId)] },
      orderBy: { at: 'desc' },
      _min: { id: true },
      _max: { id: true },
      _count: true,
    }),
    db().edit.groupBy({
      by: ['createdAt', 'subjectType'],
      where: stockEdit(authorId),
      orderBy: { subjectType: 'asc' },
      _count: true,
    }),
  ]);
  const began = Math.min(...edits.map(({ createdAt }) => createdAt.getTime()));
  return entries.map(({ at, _min, _max, _count }) => ({
    at: at.toISOString(),
    isFirst: at.getTime() === began,
    firstEntry: _min.id ?? 0,
    lastEntry: _max.id ?? 0,
    entries: _count,
    brought: edits
      .filter(({ createdAt }) => createdAt.getTime() === at.getTime())
      .map(({ subjectType, _count: count }) => ({ type: subjectType as SubjectType, count })),
  }));
}
