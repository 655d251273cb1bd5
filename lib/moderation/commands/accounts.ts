import { record } from '@/lib/audit/commands';
import { endSessions } from '@/lib/auth/commands/sessions';
import { lockEdit } from '@/lib/edits/commands/facts';
import { end } from '@/lib/edits/commands/settle';
import type { Viewer } from '@/lib/edits/policy';
import { WAITING_STATES, type EditState } from '@/lib/edits/types';
import { notifyTags, userTag } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { liftSuspension } from './suspension';

export interface SuspendedAccount {
  readonly handle: string;
  readonly suspended: boolean;
  /** Numbers of the edits that were withdrawn; each can be reopened. */
  readonly withdrawn: readonly number[];
}

/**
 * Suspends an account, in the caller's transaction: it cannot write any more, its sessions end, its
 * waiting edits are withdrawn. Fails with `not-found`, `forbidden` (nobody suspends a moderator but an
 * admin, nor themselves) and `duplicate`.
 */
export async function suspendAccount(
  tx: Tx,
  actor: Viewer,
  handle: string,
  reason: string,
  now: Date,
): Promise<Result<SuspendedAccount>> {
  const found = await lockAccount(tx, actor, handle);
  if (!found.ok) return found;
  const user = found.value;
  if (user.suspendedAt !== null) return failure('duplicate', { reason: 'already-suspended' });
  await tx.user.update({
    where: { id: user.id },
    data: { suspendedAt: now, suspendReason: reason },
  });
  await endSessions(tx, user.id);
  const withdrawn = await withdrawAll(tx, actor, user.id, reason, now);
  await record(
    tx,
    {
      action: 'account.suspended',
      actorId: actor.id,
      subject: { type: 'user', id: user.id },
      reason,
    },
    now,
  );
  await notifyTags(tx, [userTag(user.handle)]);
  return success({ handle: user.handle, suspended: true, withdrawn });
}

/** Lifts a suspension; an appeal that waits is granted by that. Withdrawn edits stay so until somebody reopens them. */
export async function restoreAccount(
  tx: Tx,
  actor: Viewer,
  handle: string,
  reason: string,
  now: Date,
): Promise<Result<SuspendedAccount>> {
  const found = await lockAccount(tx, actor, handle);
  if (!found.ok) return found;
  const user = found.value;
  if (user.suspendedAt === null) return failure('duplicate', { reason: 'not-suspended' });
  await liftSuspension(tx, user, { actorId: actor.id, reason }, now);
  return success({ handle: user.handle, suspended: false, withdrawn: [] });
}

/** The account that a moderator deals with. */
async function lockAccount(tx: Tx, actor: Viewer, handle: string) {
  await tx.$executeRaw`SELECT 1 FROM "user" WHERE handle = ${handle}::citext FOR NO KEY UPDATE`;
  const user = await tx.user.findUnique({
    where: { handle },
    select: { id: true, handle: true, role: true, earnedTrust: true, suspendedAt: true },
  });
  if (user?.handle == null) return failure('not-found', { reason: 'no-such-user' });
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  if (user.id === actor.id) return failure('forbidden', { reason: 'own-account' });
  if (trustOf(user) >= TRUST.moderator && actor.trust < TRUST.admin)
    return failure('forbidden', { reason: 'needs-admin' });
  return success({ ...user, handle: user.handle });
}

async function withdrawAll(
  tx: Tx,
  actor: Viewer,
  userId: string,
  reason: string,
  now: Date,
): Promise<number[]> {
  const waiting = await tx.edit.findMany({
    where: { authorId: userId, state: { in: [...WAITING_STATES] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const withdrawn: number[] = [];
  for (const { id } of waiting) {
    const edit = await lockEdit(tx, id);
    if (edit === null || !WAITING_STATES.includes(edit.state as EditState)) continue;
    await end(
      tx,
      edit,
      'withdrawn',
      { action: 'edit.withdrawn', actorId: actor.id, reason: `Account suspended: ${reason}` },
      now,
    );
    withdrawn.push(id);
  }
  return withdrawn;
}
