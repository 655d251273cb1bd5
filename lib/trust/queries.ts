import type { TrustLevel } from '@/lib/levels/levels';
import { systemClock } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { nextLevel, REVIEWER_RECENT, type TrustHistory } from './rules/earned';

/** Lists of sources in an edit's changes: a report's evidence, an article's citations. */
const SOURCE_FIELDS = ['evidence', 'citations'] as const;

/** Whether the edit brought a source with it. */
function bringsEvidence(changes: unknown): boolean {
  if (typeof changes !== 'object' || changes === null) return false;
  const fields = changes as Readonly<Record<string, unknown>>;
  return SOURCE_FIELDS.some((name) => Array.isArray(fields[name]) && fields[name].length > 0);
}

/** The rule by which a revert of one's own edit is applied; the log names it. */
export const SELF_REVERT = 'self-revert';

/** An edit that was applied by it. */
export const WAS_SELF_REVERT = {
  logEntries: { some: { action: 'edit.applied', data: { path: ['by'], equals: SELF_REVERT } } },
} satisfies Prisma.EditWhereInput;

/** An edit that was applied and is not undone: no revert of it is, in its turn, applied and not undone. */
export const STANDS = { state: 'applied', undone: false } as const;

/**
 * What an account's earned trust is computed from. An edit that was reverted since counts only if that was, too; what
 * somebody undid of their own, nobody has judged; a rejection of what others wrote last is not of their words.
 */
export async function findTrustHistory(tx: Tx, userId: string, now: Date): Promise<TrustHistory> {
  const user = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { createdAt: true },
  });
  const applied = await tx.edit.findMany({
    where: { authorId: userId, NOT: WAS_SELF_REVERT, ...STANDS },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    select: { decidedAt: true, createdAt: true, portStart: true, changes: true },
  });
  const decided = await tx.edit.findMany({
    where: {
      ...{ authorId: userId, NOT: WAS_SELF_REVERT },
      state: { in: ['applied', 'rejected'] },
      id: { notIn: await findRejectedOfOthers(tx, userId) },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: REVIEWER_RECENT,
    select: { state: true },
  });
  return {
    memberSince: user.createdAt,
    now,
    applied: applied.map((edit) => ({
      at: edit.decidedAt ?? edit.createdAt,
      port: edit.portStart,
      withEvidence: bringsEvidence(edit.changes),
    })),
    decided: decided.map((edit) => edit.state === 'applied'),
  };
}

/** The account's rejected edits that somebody else answered last, having taken them over: those words were not theirs. */
async function findRejectedOfOthers(tx: Tx, userId: string): Promise<number[]> {
  const isAnswer = { action: { in: ['edit.answered', 'edit.rebased'] } };
  const rejected = await tx.edit.findMany({
    where: {
      ...{ authorId: userId, state: 'rejected' },
      logEntries: { some: { ...isAnswer, actorId: { not: userId } } },
    },
    select: {
      id: true,
      logEntries: { where: isAnswer, orderBy: { id: 'desc' }, take: 1, select: { actorId: true } },
    },
  });
  return rejected.flatMap(({ id, logEntries }) => (logEntries[0]?.actorId === userId ? [] : [id]));
}

/** `findTrustHistory` as it is now, for pages. */
export function readTrustHistory(userId: string, now: Date): Promise<TrustHistory> {
  return findTrustHistory(db(), userId, now);
}

/** Accounts whose earned trust may grow by the mere passing of time: members with applied edits. */
export async function listMembersWithEdits(tx: Tx): Promise<string[]> {
  const users = await tx.user.findMany({
    where: { earnedTrust: 1, system: false, edits: { some: { state: 'applied' } } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return users.map(({ id }) => id);
}

/** What an account lacks for its next level, for its owner's page; null where there is none to earn. */
export async function loadNextLevel(userId: string, level: TrustLevel) {
  return nextLevel(level, await readTrustHistory(userId, systemClock.now()));
}
