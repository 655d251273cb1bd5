import type { Viewer } from '@/lib/edits/policy';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { db } from '@/lib/platform/db';
import { sql } from '@/lib/platform/sql';
import { decisionDenial, OWN_DECISION_AFTER_MS } from '../rules';
import type { AppealItem, AppealView } from '../schema';
import { APPEAL_INCLUDE, appealView, countOthers } from './appeal-view';

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
      const others = await countOthers(sql(), judged);
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
