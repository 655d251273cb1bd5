import { lockAccount } from '@/lib/platform/row-lock';
import { record } from '@/lib/audit/commands';
import { endSessions } from '@/lib/auth/commands/sessions';
import { lockEdit } from '@/lib/edits/commands/act-on-edit';
import { changeEdit, ended } from '@/lib/edits/commands/change-edit';
import type { Viewer } from '@/lib/edits/policy';
import { type EditState, WAITING_STATES } from '@/lib/edits/types';
import { TRUST, trustOf } from '@/lib/levels/levels';
import type { Tx } from '@/lib/platform/db';
import { type Result, failure, success } from '@/lib/platform/errors';
import { followSuspension } from '@/lib/trust/commands';

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
  const found = await lockModerated(tx, actor, handle);
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
  await followSuspension(tx, user.id, now);
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
  const found = await lockModerated(tx, actor, handle);
  if (!found.ok) return found;
  const user = found.value;
  if (user.suspendedAt === null) return failure('duplicate', { reason: 'not-suspended' });
  await liftSuspension(tx, user, { actorId: actor.id, reason }, now);
  return success({ handle: user.handle, suspended: false, withdrawn: [] });
}

/** The account that a moderator deals with. */
async function lockModerated(tx: Tx, actor: Viewer, handle: string) {
  // Waits for whatever the account is doing, and whatever it does next waits for this: see `lockActor`.
  const named = await tx.user.findUnique({ where: { handle }, select: { id: true } });
  if (named !== null) await lockAccount(tx, named.id);
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
    await changeEdit(
      tx,
      edit,
      ended('withdrawn', now),
      { action: 'edit.withdrawn', actorId: actor.id, reason: `Account suspended: ${reason}` },
      now,
    );
    withdrawn.push(id);
  }
  return withdrawn;
}

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
  await followSuspension(tx, user.id, now);
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
