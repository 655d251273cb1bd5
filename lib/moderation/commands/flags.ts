import { lockRow } from '@/lib/platform/row-lock';
import { record } from '@/lib/audit/commands';
import type { LogRecord } from '@/lib/audit/types';
import type { Viewer } from '@/lib/edits/policy';
import { findNames } from '@/lib/locks/queries';
import { editTag, notifyTags } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { rowNumberText } from '@/lib/platform/row-number';
import { takeAsProposal } from '@/lib/trust/limit';
import { findFlagParty } from '../queries/flag-party';
import { findFlaggedNamespace, flagView } from '../queries/flags';
import { findLockable } from '../queries/lockable';
import { flagDenial } from '../rules';
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
  const taken = await takeAsProposal(tx, 'flags', actor, now);
  if (!taken.ok) return taken;
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

/** What the id means in the database, as the log calls it; null where there is no such thing. */
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
  const row = { subjectType: subject.type, subjectId: subject.id };
  return (await findNames(tx, [row]))(row);
}

/** Said in the log, because it is the one case in which nobody else looked. */
const OWN_PART = '(Closed by somebody with a part in it, the only active moderator.)';

/**
 * A moderator closes a flag: it was right, or it was not. Fails with `not-found`, `forbidden` (with the rule's
 * reason: nobody decides about themselves or what is theirs) and `stale`.
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
  const party = await findFlagParty(tx, actor, flag, now);
  const denial = flagDenial(actor, party);
  if (denial !== null) return failure('forbidden', { reason: denial });
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
      reason: party.part === null ? reason : `${reason} ${OWN_PART}`,
      data: { verdict, ...(party.part === null ? {} : { by: 'own-dispute' }) },
    },
    now,
  );
  // Its words were for whoever decided it; those of a member who has left go with it.
  await tx.flag.deleteMany({ where: { id: flagId, author: { email: null, system: false } } });
  if (closed.subjectType === 'edit') await notifyTags(tx, [editTag(closed.subjectId)]);
  return success(flagView(closed));
}
