import { WAITING_STATES } from '@/lib/edits/types';
import { db } from '@/lib/platform/db';
import { STANDS } from '@/lib/trust/queries';
import { type TrustLevel, trustOf } from '@/lib/levels/levels';

/** An account as those see it who may have to act on it. */
export interface ModeratedAccount {
  readonly handle: string;
  readonly trust: TrustLevel;
  readonly suspended: { readonly since: string; readonly reason: string } | null;
  /** Applied edits that no standing revert has undone. */
  readonly standing: number;
  readonly waiting: number;
}

/** The account behind a handle, compared without case; null where there is none, or nobody signs in to it. */
export async function findModeratedAccount(handle: string): Promise<ModeratedAccount | null> {
  const user = await db().user.findUnique({
    where: { handle },
    select: {
      id: true,
      handle: true,
      role: true,
      earnedTrust: true,
      system: true,
      suspendedAt: true,
      suspendReason: true,
    },
  });
  if (user?.handle == null || user.system) return null;
  const [standing, waiting] = await Promise.all([
    db().edit.count({
      where: { authorId: user.id, ...STANDS },
    }),
    db().edit.count({
      where: { authorId: user.id, state: { in: [...WAITING_STATES] } },
    }),
  ]);
  const { suspendedAt, suspendReason } = user;
  return {
    handle: user.handle,
    trust: trustOf(user),
    suspended:
      suspendedAt === null
        ? null
        : { since: suspendedAt.toISOString(), reason: suspendReason ?? '' },
    standing,
    waiting,
  };
}
