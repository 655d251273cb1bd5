import { lockRow } from '@/lib/platform/row-lock';
import { record } from '@/lib/audit/commands';
import type { Viewer } from '@/lib/edits/policy';
import { TRUST } from '@/lib/levels/levels';
import { endRunOutLocks, notifyLock } from '@/lib/locks/commands';
import { findInForce, findLocks } from '@/lib/locks/queries';
import { isInForce, lockEnd } from '@/lib/locks/rules';
import type { LockBody, LockView } from '@/lib/locks/schema';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { findLockable, findLockParty, type Lockable } from '../queries/lockable';
import { lockDenial } from '../rules';

/** Said in the log, because it is the one case in which a party to a dispute ends it. */
const OWN_DISPUTE = '(Locked by a party to it, the only active moderator.)';

/**
 * A moderator locks something for editing, in the caller's transaction. Fails with `not-found`, `forbidden` (with
 * the rule's reason) and `duplicate` (a lock is in force).
 */
export async function lockSubject(
  tx: Tx,
  actor: Viewer,
  body: LockBody,
  now: Date,
): Promise<Result<LockView>> {
  const { type, id } = body.subject;
  const subject = await findLockable(tx, type, String(id));
  if (subject === null) return failure('not-found', { reason: `no-such-${type}` });
  const party = await findLockParty(tx, actor, subject, now);
  const denial = lockDenial(actor, party);
  if (denial !== null) return failure('forbidden', { reason: denial });
  const lock = await insertLock(tx, actor, subject, body, now);
  if (lock === null) {
    const [standing] = await findInForce(tx, [subject], now);
    return failure('duplicate', { reason: 'already-locked', detail: { lock: standing } });
  }
  const own = party.ownReport || party.ownEdit;
  await record(
    tx,
    {
      action: 'subject.locked',
      actorId: actor.id,
      subject: lock.subject,
      ...(subject.ports === null ? {} : { ports: subject.ports }),
      reason: own ? `${body.reason} ${OWN_DISPUTE}` : body.reason,
      data: {
        ...{ lock: lock.id, level: lock.level, until: lock.until },
        ...(own ? { by: 'own-dispute' } : {}),
      },
    },
    now,
  );
  await notifyLock(tx, subject);
  return success(lock);
}

/** Null where a lock is in force: of two moderators at once the index lets one in. */
async function insertLock(
  tx: Tx,
  actor: Viewer,
  { type, id }: Lockable,
  { level, term, reason }: LockBody,
  now: Date,
): Promise<LockView | null> {
  await endRunOutLocks(tx, now);
  const until = lockEnd(term, now);
  const row = { subjectType: type, subjectId: id, level, reason, until };
  const made = await tx.subjectLock.createManyAndReturn({
    data: [{ ...row, lockedById: actor.id, createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  const [lock = null] = await findLocks(
    tx,
    made.map((one) => one.id),
  );
  return lock;
}

/**
 * A moderator lifts a lock before its time, in the caller's transaction; its row stays. Fails with `not-found`,
 * `forbidden` and `stale` (it is over).
 */
export async function liftLock(
  tx: Tx,
  actor: Viewer,
  lockId: number,
  reason: string,
  now: Date,
): Promise<Result<LockView>> {
  await lockRow(tx, 'subject_lock', lockId);
  const row = await tx.subjectLock.findUnique({ where: { id: lockId } });
  if (row === null) return failure('not-found', { reason: 'no-such-lock' });
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  const until = row.until?.toISOString() ?? null;
  if (row.endedAt !== null || !isInForce({ until }, now))
    return failure('stale', { reason: 'lock-over' });
  await tx.subjectLock.update({
    where: { id: lockId },
    data: { endedAt: now, ended: 'lifted', liftedById: actor.id, liftReason: reason },
  });
  const [lock] = await findLocks(tx, [lockId]);
  if (lock === undefined) throw new TypeError(`lock ${lockId} is gone`);
  const { type, id } = lock.subject;
  const ports = (await findLockable(tx, type, id))?.ports ?? null;
  await record(
    tx,
    {
      action: 'subject.unlocked',
      actorId: actor.id,
      subject: lock.subject,
      ...(ports === null ? {} : { ports }),
      reason,
      data: { lock: lockId },
    },
    now,
  );
  await notifyLock(tx, { type, id: row.subjectId });
  return success(lock);
}
