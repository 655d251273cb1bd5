import { ROLES_OF_ACCOUNTS, trustOfRole } from '@/lib/levels/levels';
import type { Sql } from '@/lib/platform/sql';
import type { Appeal } from '@/lib/platform/generated/prisma/client';
import { deciderLevel, type JudgedAppeal } from '../rules';
import type { AppealView } from '../schema';

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
export async function countOthers(tx: Sql, appeal: Omit<JudgedAppeal, 'others'>): Promise<number> {
  const level = deciderLevel(appeal.userTrust);
  const roles = ROLES_OF_ACCOUNTS.filter((role) => trustOfRole(role) >= level);
  const [row] = await tx.$queryRaw<{ others: number }[]>`
    SELECT count(*)::int AS others FROM "user"
    WHERE role = ANY(${roles}) AND suspended_at IS NULL AND NOT system AND id <> ${appeal.userId}
      AND id IS DISTINCT FROM ${appeal.suspendedById}`;
  return row?.others ?? 0;
}
