import type { Viewer } from '@/lib/edits/policy';
import type { Verdict } from '@/lib/edits/types';
import { TRUST } from '@/lib/levels/levels';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { lockName } from '@/lib/platform/row-lock';
import { type ReadyReason, READY_REASONS_KEPT } from '../ready-reasons';

/** Keeps a reason for the next time. The same twice is one. Fails with `forbidden` and `duplicate` (`too-many-reasons`). */
export async function keepReason(
  tx: Tx,
  actor: Viewer,
  { verdict, text }: { readonly verdict: Verdict; readonly text: string },
  now: Date,
): Promise<Result<ReadyReason>> {
  if (actor.trust < TRUST.reviewer) return failure('forbidden', { reason: 'needs-reviewer' });
  const own = { reviewerId: actor.id, verdict };
  await lockName(tx, `ready-reasons/${actor.id}`);
  const same = await tx.readyReason.findFirst({ where: { ...own, text } });
  if (same !== null) return success({ id: same.id, verdict, text });
  if ((await tx.readyReason.count({ where: own })) >= READY_REASONS_KEPT)
    return failure('duplicate', { reason: 'too-many-reasons' });
  const { id } = await tx.readyReason.create({ data: { ...own, text, createdAt: now } });
  return success({ id, verdict, text });
}

/** Keeps one's own reason no longer. Fails with `not-found`. */
export async function dropReason(
  tx: Tx,
  actor: Pick<Viewer, 'id'>,
  id: number,
): Promise<Result<{ readonly id: number }>> {
  const { count } = await tx.readyReason.deleteMany({ where: { id, reviewerId: actor.id } });
  return count > 0 ? success({ id }) : failure('not-found', { reason: 'no-such-reason' });
}
