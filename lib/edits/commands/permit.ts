import { actionsFor, type EditAction, type JudgedEdit, type Viewer } from '@/lib/edits/policy';
import type { Tx } from '@/lib/platform/db';
import { failure, type Failure, success, type Success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { judge, lockEdit } from './facts';
import { lockRefusal } from './lock-refusal';

/** An edit with its row locked, and what the rules read of it. */
export interface Permitted {
  readonly edit: Edit;
  readonly facts: JudgedEdit;
}

/**
 * Locks an edit and asks the policy whether the actor may do this with it. `version` is the one the
 * actor saw: `stale` where somebody acted on it since.
 */
export async function permit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  action: EditAction,
  version: number | undefined,
  now: Date,
): Promise<Success<Permitted> | Failure<'not-found' | 'forbidden' | 'stale'>> {
  const edit = await lockEdit(tx, editId);
  if (edit === null) return failure('not-found', { reason: 'no-such-edit' });
  const facts = await judge(tx, edit, now);
  const denial = actionsFor(actor, facts, now)[action];
  if (denial === 'subject-locked' && facts.lock !== null) return lockRefusal(facts.lock);
  if (denial !== null)
    return failure('forbidden', { reason: denial, detail: { state: edit.state } });
  if (version !== undefined && version !== edit.version) {
    return failure('stale', {
      reason: 'edit-changed',
      detail: { version: edit.version, state: edit.state },
    });
  }
  return success({ edit, facts });
}

/** Voids what reviewers said of content that is no longer proposed. It stays on record. */
export async function voidReviews(
  tx: Tx,
  editId: number,
  now: Date,
  reviewerId?: string,
): Promise<void> {
  await tx.review.updateMany({
    where: { editId, voidedAt: null, ...(reviewerId === undefined ? {} : { reviewerId }) },
    data: { voidedAt: now },
  });
}
