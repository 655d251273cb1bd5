import { record } from '@/lib/audit/commands';
import { isClosedHandle } from '@/lib/auth/rules/handle';
import type { Viewer } from '@/lib/edits/policy';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { holdAccount, lockName } from '@/lib/platform/row-lock';
import { takeAsProposal } from '@/lib/trust/limit';
import { askDenial, decideDenial } from '../policy';
import { findTie, holdNamespace } from '../queries/judged';
import { findNamespace } from '../queries/namespaces';
import type { NamespaceBody, NamespaceDecision, NamespaceView } from '../schema';
import { tellNamespace } from './tell';

/** Said in the log, because it is the one case in which nobody else looked. */
const BY_ASKER = '(Decided by who asked, the only active moderator.)';

/**
 * Asks for a namespace, in the caller's transaction; a moderator decides. Fails with `forbidden` (the policy's
 * reason), `duplicate` (the slug is taken) and `rate-limited`.
 */
export async function askForNamespace(
  tx: Tx,
  actor: Viewer,
  { ranges, note, ...said }: NamespaceBody,
  now: Date,
): Promise<Result<NamespaceView>> {
  await lockName(tx, 'namespaces');
  const asked = await tx.namespace.count({
    where: { askedById: actor.id, state: { in: ['asked', 'active'] } },
  });
  const denial = askDenial(actor, asked);
  if (denial !== null) return failure('forbidden', { reason: denial });
  const others = await tx.namespace.count({
    where: { slug: said.slug, state: { not: 'refused' } },
  });
  if (others > 0) return failure('duplicate', { reason: 'namespace-taken' });
  const taken = await takeAsProposal(tx, 'namespaces', actor, now);
  if (!taken.ok) return taken;
  await tx.namespace.create({
    data: { ...said, askedById: actor.id, askedAt: now, ranges: { create: ranges } },
  });
  const subject = { type: 'namespace', id: said.slug } as const;
  await record(
    tx,
    {
      ...{ action: 'namespace.asked', actorId: actor.id, subject, reason: note },
      data: { ...said, ranges },
    },
    now,
  );
  return told(tx, said.slug);
}

/**
 * A moderator accepts or refuses a namespace, in the caller's transaction; whoever asked becomes its owner. Fails
 * with `not-found`, `forbidden` and `stale` (it is not the request of `askedAt`).
 */
export async function decideNamespace(
  tx: Tx,
  actor: Viewer,
  slug: string,
  { verdict, reason, askedAt }: NamespaceDecision,
  now: Date,
): Promise<Result<NamespaceView>> {
  const namespace = await holdNamespace(tx, slug);
  if (namespace === null) return failure('not-found', { reason: 'no-such-namespace' });
  const own = actor.id === namespace.askedById;
  const denial = decideDenial(actor, namespace, await findTie(tx, actor, namespace, now));
  if (denial !== null) return failure('forbidden', { reason: denial });
  // Another may have asked for the same address since this one was looked at and refused.
  if (askedAt !== undefined && new Date(askedAt).getTime() !== namespace.askedAt.getTime())
    return failure('stale', { reason: 'asked-anew' });
  if (verdict === 'accept' && (await isGone(tx, namespace.askedById)))
    return failure('forbidden', { reason: 'asker-gone' });
  const state = verdict === 'accept' ? 'active' : 'refused';
  const decided = { decidedById: actor.id, decidedAt: now, decision: reason };
  await tx.namespace.update({ where: { id: namespace.id }, data: { state, ...decided } });
  if (verdict === 'accept')
    await tx.namespaceMember.create({
      data: {
        ...{ namespaceId: namespace.id, userId: namespace.askedById, role: 'owner', since: now },
      },
    });
  const entry = {
    action: verdict === 'accept' ? 'namespace.accepted' : 'namespace.refused',
    actorId: actor.id,
    subject: { type: 'namespace', id: slug },
    reason: own ? `${reason} ${BY_ASKER}` : reason,
  } as const;
  await record(tx, entry, now);
  return told(tx, slug);
}

/** Whether the account was closed; where it was not, it stays so until the transaction ends. */
async function isGone(tx: Tx, id: string): Promise<boolean> {
  await holdAccount(tx, id);
  const { handle } = await tx.user.findUniqueOrThrow({ where: { id }, select: { handle: true } });
  return handle !== null && isClosedHandle(handle);
}

/** The namespace as it is then, its pages told. */
export async function told(tx: Tx, slug: string): Promise<Result<NamespaceView>> {
  await tellNamespace(tx, slug);
  const namespace = await findNamespace(slug, tx);
  if (namespace === null) throw new TypeError(`namespace ${slug} is gone`);
  return success(namespace);
}
