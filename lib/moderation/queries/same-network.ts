import { db } from '@/lib/platform/db';

/** The accounts that were made from the same network as another; for moderators only. */
export interface SameNetwork {
  /** Their handles, the newest first, at most `SAME_SHOWN`. */
  readonly handles: readonly string[];
  /** How many there are. */
  readonly count: number;
}

/** More would be a school or a mobile network, and no sign of anything. */
export const SAME_SHOWN = 20;

/**
 * Accounts made from the network from which the one behind a handle was made. Null where that is not known: it was
 * made too long ago (`SIGN_UP_KEPT_DAYS`), by the operator, or from an address that nobody could tell.
 */
export async function findSameNetwork(handle: string): Promise<SameNetwork | null> {
  const own = await db().signUp.findFirst({ where: { user: { handle } } });
  if (own === null) return null;
  const where = { hash: own.hash, userId: { not: own.userId }, user: { handle: { not: null } } };
  const [found, count] = await Promise.all([
    db().signUp.findMany({
      where,
      select: { user: { select: { handle: true } } },
      orderBy: [{ createdAt: 'desc' }, { userId: 'asc' }],
      take: SAME_SHOWN,
    }),
    db().signUp.count({ where }),
  ]);
  return { handles: found.flatMap(({ user }) => user.handle ?? []), count };
}
