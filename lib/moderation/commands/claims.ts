import type { Viewer } from '@/lib/edits/policy';
import { TRUST } from '@/lib/levels/levels';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { lockName } from '@/lib/platform/row-lock';
import { CLAIM_MS, type Claim } from '../claim';

/**
 * Keeps an edit for the reviewer who has it open: for minutes nobody else is brought it. Each has one at a time, and
 * the one before is free again. It binds nobody who decides: a verdict counts whoever gives it. Fails with
 * `forbidden`, `not-found` and `stale` (`claimed`: somebody else has it open).
 */
export async function claimEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  now: Date,
): Promise<Result<Claim>> {
  if (actor.trust < TRUST.reviewer) return failure('forbidden', { reason: 'needs-reviewer' });
  // Two claims of one edit come one after another, and so do two of one reviewer.
  await lockName(tx, 'desk-claims');
  const edit = await tx.edit.findUnique({ where: { id: editId }, include: { claim: true } });
  const until = new Date(now.getTime() + CLAIM_MS);
  const kept = success({ edit: editId, until: until.toISOString() });
  if (edit === null) {
    // Nobody else is brought a trial: there is nothing to keep.
    const isTrial = await isOwnTrial(tx, actor, editId);
    return isTrial ? kept : failure('not-found', { reason: 'no-such-edit' });
  }
  const { claim } = edit;
  if (claim !== null && claim.reviewerId !== actor.id && claim.until > now)
    return failure('stale', { reason: 'claimed', detail: { until: claim.until.toISOString() } });
  await tx.deskClaim.deleteMany({ where: { OR: [{ editId }, { reviewerId: actor.id }] } });
  await tx.deskClaim.create({ data: { reviewerId: actor.id, editId, until } });
  return kept;
}

/**
 * Ends the reviewer's own claim on an edit, which they have left; also where there is none any more. Nobody else's,
 * nor theirs on another edit. Fails with `not-found`.
 */
export async function endClaim(
  tx: Tx,
  actor: Pick<Viewer, 'id'>,
  editId: number,
): Promise<Result<{ readonly edit: number }>> {
  await lockName(tx, 'desk-claims');
  const isThere = (await tx.edit.count({ where: { id: editId } })) > 0;
  if (!isThere && !(await isOwnTrial(tx, actor, editId)))
    return failure('not-found', { reason: 'no-such-edit' });
  await tx.deskClaim.deleteMany({ where: { editId, reviewerId: actor.id } });
  return success({ edit: editId });
}

/** Whether the number is that of a trial which was made for this reviewer. */
async function isOwnTrial(tx: Tx, { id: reviewerId }: Pick<Viewer, 'id'>, id: number) {
  return (await tx.trial.count({ where: { id, reviewerId } })) > 0;
}
