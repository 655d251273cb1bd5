import { record } from '@/lib/audit/commands';
import { notifyTags, userTag } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';

/** An account whose row the caller has locked. */
interface SuspendedUser {
  readonly id: string;
  readonly handle: string;
}

/** What the log says besides, where an appeal was decided. */
export interface AppealDecision {
  readonly actorId: string;
  readonly reason: string;
  /** The rule that allowed it, where it is not the usual one. */
  readonly by?: string;
}

/**
 * Lifts a suspension, in the caller's transaction, the account's row being locked. An appeal that waits is
 * granted by that, whoever lifts it.
 */
export async function liftSuspension(
  tx: Tx,
  user: SuspendedUser,
  decision: AppealDecision,
  now: Date,
): Promise<void> {
  await endAppeals(tx, user, 'granted', decision, now);
  await tx.user.update({
    where: { id: user.id },
    data: { suspendedAt: null, suspendReason: null },
  });
  const { actorId, reason } = decision;
  const subject = { type: 'user', id: user.id } as const;
  await record(tx, { action: 'account.restored', actorId, subject, reason }, now);
  await notifyTags(tx, [userTag(user.handle)]);
}

/** Ends the account's open appeal, if there is one, with its entry in the log. */
export async function endAppeals(
  tx: Tx,
  user: SuspendedUser,
  verdict: 'upheld' | 'granted',
  { actorId, reason, by }: AppealDecision,
  now: Date,
): Promise<void> {
  const open = await tx.appeal.findMany({
    where: { userId: user.id, state: 'open' },
    select: { id: true },
  });
  for (const { id } of open) {
    await tx.appeal.update({
      where: { id },
      data: { state: verdict, decidedAt: now, decidedById: actorId, decision: reason },
    });
    await record(
      tx,
      {
        action: 'appeal.decided',
        actorId,
        subject: { type: 'user', id: user.id },
        reason,
        data: { appeal: id, verdict, ...(by === undefined ? {} : { by }) },
      },
      now,
    );
  }
}
