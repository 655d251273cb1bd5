import { record } from '@/lib/audit/commands';
import { AS_MODERATOR } from '@/lib/audit/types';
import { isClosedHandle } from '@/lib/auth/rules/handle';
import type { Viewer } from '@/lib/edits/policy';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result } from '@/lib/platform/errors';
import { holdAccount } from '@/lib/platform/row-lock';
import { takeAsProposal } from '@/lib/trust/limit';
import { actsAsModerator, closeDenial, memberDenial } from '../policy';
import { findTie, holdNamespace } from '../queries/judged';
import { MOST_MEMBERS } from '../rules';
import type { MemberBody, NamespaceView } from '../schema';
import { told } from './ask';
import { endReservations } from './end';

/**
 * Gives somebody a role in a namespace, another one, or none, in the caller's transaction. A namespace is handed on
 * by making another owner and leaving. The same role again changes nothing. Fails with `not-found`, `forbidden` and
 * `rate-limited`.
 */
export async function setMember(
  tx: Tx,
  actor: Viewer,
  slug: string,
  { handle, role, reason }: MemberBody,
  now: Date,
): Promise<Result<NamespaceView>> {
  const user = await holdNamed(tx, handle);
  const namespace = await holdNamespace(tx, slug);
  if (namespace === null) return failure('not-found', { reason: 'no-such-namespace' });
  if (user === null) return failure('not-found', { reason: 'no-such-user' });
  const tie = await findTie(tx, actor, namespace, now);
  const denial = memberDenial(actor, namespace, { ...user, role }, tie);
  if (denial !== null) return failure('forbidden', { reason: denial });
  const before = namespace.members.find(({ userId }) => userId === user.id)?.role ?? 'none';
  if (before === role) return told(tx, slug);
  if (before === 'none' && namespace.members.length >= MOST_MEMBERS)
    return failure('forbidden', { reason: 'too-many-members' });
  const taken = await takeAsProposal(tx, 'namespaces', actor, now);
  if (!taken.ok) return taken;
  const seat = { namespaceId: namespace.id, userId: user.id };
  await tx.namespaceMember.updateMany({
    where: { ...seat, endedAt: null },
    data: { endedAt: now },
  });
  if (role !== 'none') await tx.namespaceMember.create({ data: { ...seat, role, since: now } });
  const by = actsAsModerator(actor, namespace) ? { by: AS_MODERATOR } : {};
  await record(
    tx,
    {
      ...{ action: 'namespace.member-set', actorId: actor.id, reason },
      subject: { type: 'namespace', id: slug },
      data: { user: user.id, before, after: role, ...by },
    },
    now,
  );
  return told(tx, slug);
}

/** Finds who may have a role, and keeps their account from being closed until the transaction ends. */
async function holdNamed(tx: Tx, handle: string): Promise<{ readonly id: string } | null> {
  const where = { handle, system: false };
  const named = await tx.user.findFirst({ where, select: { id: true } });
  if (named === null || isClosedHandle(handle)) return null;
  await holdAccount(tx, named.id);
  return tx.user.findFirst({ where, select: { id: true } });
}

/** An owner or a moderator closes a namespace; what is reserved in it ends. Fails with `not-found`, `forbidden`. */
export async function closeNamespace(
  tx: Tx,
  actor: Viewer,
  slug: string,
  reason: string,
  now: Date,
): Promise<Result<NamespaceView>> {
  const namespace = await holdNamespace(tx, slug);
  if (namespace === null) return failure('not-found', { reason: 'no-such-namespace' });
  const denial = closeDenial(actor, namespace, await findTie(tx, actor, namespace, now));
  if (denial !== null) return failure('forbidden', { reason: denial });
  const by = actsAsModerator(actor, namespace) ? ({ by: AS_MODERATOR } as const) : {};
  await endReservations(tx, namespace, { actorId: actor.id, kind: 'ended', reason, ...by }, now);
  await tx.namespace.update({
    where: { id: namespace.id },
    data: { state: 'closed', closedById: actor.id, closedAt: now, closing: reason },
  });
  const subject = { type: 'namespace', id: slug } as const;
  const entry = { action: 'namespace.closed', actorId: actor.id, subject, reason } as const;
  await record(tx, { ...entry, data: by }, now);
  return told(tx, slug);
}
