import { record } from '@/lib/audit/commands';
import { namespaceTag, NAMESPACES_TAG, notifyTags } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { lockRows } from '@/lib/platform/row-lock';

/** Said in the log of a namespace, where else somebody gives their reason. */
const CLOSED = 'The account was closed.';

/**
 * Ends every role that an account under lock has in a namespace, since the account is closed; each is in the log.
 * Answers the names of active namespaces that would be without an owner: while there is one, nothing is written.
 */
export async function leaveNamespaces(
  tx: Tx,
  userId: string,
  now: Date,
): Promise<readonly string[]> {
  const own = { userId, endedAt: null };
  const of = await tx.namespaceMember.findMany({ where: own, select: { namespaceId: true } });
  await lockRows(
    tx,
    'namespace',
    of.map(({ namespaceId }) => namespaceId),
  );
  const others = { role: 'owner', endedAt: null, userId: { not: userId } };
  const seats = await tx.namespaceMember.findMany({
    where: own,
    orderBy: { id: 'asc' },
    include: { namespace: { include: { members: { where: others, take: 1 } } } },
  });
  const held = seats.filter(
    ({ role, namespace }) =>
      role === 'owner' && namespace.state === 'active' && namespace.members.length === 0,
  );
  if (held.length > 0) return held.map(({ namespace }) => namespace.name);
  for (const { id, role, namespace } of seats) {
    await tx.namespaceMember.update({ where: { id }, data: { endedAt: now } });
    const subject = { type: 'namespace', id: namespace.slug } as const;
    const data = { user: userId, before: role, after: 'none' };
    await record(
      tx,
      { action: 'namespace.member-set', actorId: userId, reason: CLOSED, subject, data },
      now,
    );
    await notifyTags(tx, [namespaceTag(namespace.slug), NAMESPACES_TAG]);
  }
  return [];
}
