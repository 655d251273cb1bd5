import { lockRow } from '@/lib/platform/row-lock';
import { record } from '@/lib/audit/commands';
import type { LogRecord } from '@/lib/audit/types';
import type { Viewer } from '@/lib/edits/policy';
import { editTag, notifyTags } from '@/lib/platform/cache-tags';
import { HOUR } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { Flag } from '@/lib/platform/generated/prisma/client';
import { takeFromLimit } from '@/lib/platform/limits';
import { rowNumberText } from '@/lib/platform/row-number';
import { TRUST, type TrustLevel } from '@/lib/levels/levels';
import { limitsOf } from '@/lib/trust/rules/limits';
import { findFlaggedNamespace, flagView } from '../queries/flags';
import { findLockable } from '../queries/lockable';
import type { FlagBody, FlagSubject, FlagView } from '../schema';

/**
 * A member notes that something needs a moderator, in the caller's transaction. Fails with `not-found`,
 * `duplicate` (their flag on it is open already) and `rate-limited`.
 */
export async function raiseFlag(
  tx: Tx,
  actor: Viewer,
  body: FlagBody,
  now: Date,
): Promise<Result<FlagView>> {
  const { type, id } = body.subject;
  const subjectId = await findFlagged(tx, type, String(id));
  if (subjectId === null) return failure('not-found', { reason: `no-such-${type}` });
  const { proposalsPerHour } = limitsOf(actor.trust as TrustLevel);
  if (proposalsPerHour !== null) {
    const taken = await takeFromLimit(tx, `flags:${actor.id}`, proposalsPerHour, HOUR, now);
    if (!taken.ok) return taken;
  }
  const data = {
    subjectType: type,
    subjectId,
    reason: body.reason,
    note: body.note,
    authorId: actor.id,
    createdAt: now,
  };
  // Two at once: the index lets one in.
  const { count } = await tx.flag.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) return failure('duplicate', { reason: 'already-flagged' });
  const flag = await tx.flag.findFirstOrThrow({
    where: { subjectType: type, subjectId, authorId: actor.id, state: 'open' },
  });
  await record(
    tx,
    {
      action: 'flag.raised',
      actorId: actor.id,
      ...(await loggedAs(tx, type, subjectId)),
      ...(type === 'edit' ? { editId: Number(subjectId) } : {}),
      reason: body.reason,
      data: { flag: flag.id, ...(type === 'reservation' && { reservation: Number(subjectId) }) },
    },
    now,
  );
  if (type === 'edit') await notifyTags(tx, [editTag(subjectId)]);
  return success(flagView(flag, String(id)));
}

/** What the log calls it: a namespace by its slug, a reservation by its namespace and its port. */
async function loggedAs(
  tx: Tx,
  type: FlagSubject,
  id: string,
): Promise<Pick<LogRecord, 'subject' | 'ports'>> {
  if (type !== 'namespace' && type !== 'reservation') return { subject: { type, id } };
  const { namespace, ports } = await findFlaggedNamespace(tx, type, id);
  return { subject: { type: 'namespace', id: namespace ?? id }, ...(ports !== null && { ports }) };
}

/** What the id means in the database; null where there is no such thing. */
async function findFlagged(tx: Tx, type: FlagSubject, id: string): Promise<string | null> {
  if (type === 'user')
    return (await tx.user.findUnique({ where: { handle: id }, select: { id: true } }))?.id ?? null;
  if (type === 'namespace') {
    // Others by this slug were refused before.
    const newest = { where: { slug: id }, orderBy: { id: 'desc' }, select: { id: true } } as const;
    return (await tx.namespace.findFirst(newest))?.id.toString() ?? null;
  }
  if (type === 'edit' || type === 'reservation') {
    const number = rowNumberText.safeParse(id);
    if (!number.success) return null;
    const one = { where: { id: number.data }, select: { id: true } };
    const found = type === 'edit' ? tx.edit.findUnique(one) : tx.reservation.findUnique(one);
    return (await found)?.id.toString() ?? null;
  }
  const subject = await findLockable(tx, type, id);
  if (subject === null) return null;
  return type === 'report' ? String(subject.id) : id;
}

/**
 * A moderator closes a flag: it was right, or it was not. Fails with `not-found`, `forbidden` (nobody
 * decides about themselves, their own edit or a namespace that they have a role in) and `stale`.
 */
export async function closeFlag(
  tx: Tx,
  actor: Viewer,
  flagId: number,
  verdict: 'upheld' | 'dismissed',
  reason: string,
  now: Date,
): Promise<Result<FlagView>> {
  await lockRow(tx, 'flag', flagId);
  const flag = await tx.flag.findUnique({ where: { id: flagId } });
  if (flag === null) return failure('not-found', { reason: 'no-such-flag' });
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  const own = await ownRefusal(tx, actor, flag);
  if (own !== null) return failure('forbidden', { reason: own });
  if (flag.state !== 'open')
    return failure('stale', { reason: 'flag-closed', detail: { state: flag.state } });
  const closed = await tx.flag.update({
    where: { id: flagId },
    data: { state: verdict, closedAt: now },
  });
  await record(
    tx,
    {
      action: 'flag.closed',
      actorId: actor.id,
      subject: { type: 'flag', id: flagId },
      reason,
      data: { verdict },
    },
    now,
  );
  // Its words were for whoever decided it; those of a member who has left go with it.
  await tx.flag.deleteMany({ where: { id: flagId, author: { email: null, system: false } } });
  if (closed.subjectType === 'edit') await notifyTags(tx, [editTag(closed.subjectId)]);
  return success(flagView(closed));
}

async function ownRefusal(tx: Tx, actor: Viewer, flag: Flag): Promise<string | null> {
  if (flag.subjectType === 'user') return flag.subjectId === actor.id ? 'own-account' : null;
  if (flag.subjectType === 'namespace' || flag.subjectType === 'reservation')
    return (await hasPart(tx, actor, flag)) ? 'own-namespace' : null;
  if (flag.subjectType !== 'edit') return null;
  const where = { id: Number(flag.subjectId), authorId: actor.id };
  return (await tx.edit.findFirst({ where, select: { id: true } })) === null ? null : 'own-edit';
}

/** Whether they asked for the namespace, have a role in it, or made the reservation. */
async function hasPart(tx: Tx, { id }: Viewer, flag: Flag): Promise<boolean> {
  const members = { some: { userId: id, endedAt: null } };
  const of = { OR: [{ askedById: id }, { members }] };
  const number = Number(flag.subjectId);
  const count =
    flag.subjectType === 'namespace'
      ? await tx.namespace.count({ where: { id: number, ...of } })
      : await tx.reservation.count({
          where: { id: number, OR: [{ madeById: id }, { namespace: of }] },
        });
  return count > 0;
}
