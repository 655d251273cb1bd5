import type { Viewer } from '@/lib/edits/policy';
import { ROLES_OF_ACCOUNTS, TRUST, trustOf, trustOfRole } from '@/lib/levels/levels';
import { type Tx, db } from '@/lib/platform/db';
import type { Appeal } from '@/lib/platform/generated/prisma/client';
import { type JudgedAppeal, OWN_DECISION_AFTER_MS, deciderLevel, decisionDenial } from '../rules';
import type { AppealItem, AppealView } from '../schema';

/** Appeals that wait for a decision, the oldest first, each with why this viewer may not decide it. */
export async function listAppeals(viewer: Viewer, now: Date): Promise<AppealItem[]> {
  if (viewer.trust < TRUST.moderator) return [];
  const open = await db().appeal.findMany({
    where: { state: 'open' },
    orderBy: { id: 'asc' },
    ...APPEAL_INCLUDE,
  });
  return Promise.all(
    open.map(async (appeal) => {
      const { user, userId, suspendedById, createdAt } = appeal;
      const judged = { userId, userTrust: trustOf(user), suspendedById, createdAt };
      const others = await countOthers(db(), judged);
      return {
        ...appealView(appeal),
        denial: decisionDenial(viewer, { ...judged, others }, now),
        ownFrom: new Date(createdAt.getTime() + OWN_DECISION_AFTER_MS).toISOString(),
      };
    }),
  );
}

/** How many appeals wait. */
export async function countAppeals(viewer: Viewer): Promise<number> {
  if (viewer.trust < TRUST.moderator) return 0;
  return db().appeal.count({ where: { state: 'open' } });
}

/** The account's appeal against the suspension that began then; null where there is none. */
export async function findOwnAppeal(userId: string, suspendedAt: Date): Promise<AppealView | null> {
  const appeal = await db().appeal.findUnique({
    where: { userId_suspendedAt: { userId, suspendedAt } },
    ...APPEAL_INCLUDE,
  });
  return appeal === null ? null : appealView(appeal);
}

/** An appeal with the people in it. */
export const APPEAL_INCLUDE = {
  include: {
    user: { select: { handle: true, role: true, earnedTrust: true } },
    suspendedBy: { select: { handle: true } },
    decidedBy: { select: { handle: true } },
  },
} as const;

interface Named {
  readonly handle: string | null;
}

interface StoredAppeal extends Appeal {
  readonly user: Named;
  readonly suspendedBy: Named | null;
  readonly decidedBy: Named | null;
}

/** A stored appeal as its author and those who decide see it. */
export function appealView(appeal: StoredAppeal): AppealView {
  const { id, user, text, state, suspendedBy, decidedBy, decidedAt, decision } = appeal;
  return {
    id,
    handle: user.handle,
    suspension: {
      since: appeal.suspendedAt.toISOString(),
      by: suspendedBy?.handle ?? null,
      reason: appeal.suspendReason,
    },
    text,
    state: state as AppealView['state'],
    createdAt: appeal.createdAt.toISOString(),
    decision:
      decidedAt === null
        ? null
        : {
            at: decidedAt.toISOString(),
            by: decidedBy?.handle ?? null,
            reason: decision ?? '',
          },
  };
}

/** How many accounts besides the appellant and who suspended could decide the appeal. */
export async function countOthers(tx: Tx, appeal: Omit<JudgedAppeal, 'others'>): Promise<number> {
  const level = deciderLevel(appeal.userTrust);
  const roles = ROLES_OF_ACCOUNTS.filter((role) => trustOfRole(role) >= level);
  return tx.user.count({
    where: {
      ...{ role: { in: roles }, suspendedAt: null, system: false },
      id: {
        notIn: [appeal.userId, ...(appeal.suspendedById === null ? [] : [appeal.suspendedById])],
      },
    },
  });
}
