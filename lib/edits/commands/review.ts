import type { EditAction, Viewer } from '@/lib/edits/policy';
import type { Fields, Verdict } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { type Result, success } from '@/lib/platform/errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { act, type ActEntry } from './act';
import { permit, voidReviews } from './permit';
import { notifyProfile } from './profile-pages';
import { type ContentColumns, reprepare } from './reprepare';
import { settle } from './settle';

/** One reviewer's verdict as forms and the API send it. */
export interface ReviewInput {
  readonly verdict: Verdict;
  readonly reason: string;
  /** With approve: fields the reviewer improves first. */
  readonly changes?: Fields | undefined;
  /** The version of the edit that the reviewer saw. */
  readonly version?: number | undefined;
}

/**
 * A reviewer's verdict, in the caller's transaction: kept, logged, and where it completes a decision,
 * carried out. The edit's row is locked first, so that of two at once the second sees the first's.
 * A reviewer who reviews again replaces their earlier verdict, which stays on record. Fails with
 * `not-found`, `forbidden` (with the policy's reason), `stale` or `invalid` (an improvement).
 */
export async function reviewEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  input: ReviewInput,
  now: Date,
): Promise<Result<Edit>> {
  const permitted = await permit(tx, actor, editId, actionOf(input), input.version, now);
  if (!permitted.ok) return permitted;
  const { edit } = permitted.value;
  const improved = await improvement(tx, edit, actor, input, now);
  if (!improved.ok) return improved;
  await voidReviews(tx, edit.id, now, actor.id);
  await tx.review.create({
    data: {
      editId: edit.id,
      reviewerId: actor.id,
      verdict: input.verdict,
      reason: input.reason,
      trust: actor.trust,
      ...(improved.value === null ? {} : { changes: input.changes as Prisma.InputJsonObject }),
      createdAt: now,
    },
  });
  await notifyProfile(tx, actor.id);
  const state = input.verdict === 'request-changes' ? { state: 'changes-requested' } : {};
  const after = await act(
    tx,
    edit,
    { ...improved.value, ...state },
    entryOf(actor, input, edit),
    now,
  );
  return success(await settle(tx, after, { actorId: actor.id, reason: input.reason }, now));
}

function actionOf({ verdict, changes }: ReviewInput): EditAction {
  return verdict === 'approve' && changes !== undefined ? 'improve' : verdict;
}

/** The edit's content with the reviewer's fields in it; null where they left it as it is. */
async function improvement(
  tx: Tx,
  edit: Edit,
  actor: Viewer,
  { verdict, changes }: ReviewInput,
  now: Date,
): Promise<Result<ContentColumns | null>> {
  if (verdict !== 'approve' || changes === undefined) return success(null);
  return reprepare(tx, edit, { ...(edit.changes as Fields), ...changes }, actor.trust, now);
}

/** An improvement's entry keeps what the author had proposed in those fields. */
function entryOf(actor: Viewer, { verdict, reason, changes }: ReviewInput, edit: Edit): ActEntry {
  const action = verdict === 'request-changes' ? 'edit.changes-requested' : 'edit.reviewed';
  if (changes === undefined || verdict !== 'approve')
    return { action, actorId: actor.id, reason, data: { verdict } };
  const proposed = edit.changes as Fields;
  const before = Object.fromEntries(
    Object.keys(changes).map((name) => [name, proposed[name] ?? null]),
  );
  return { action, actorId: actor.id, reason, data: { verdict, improved: before } };
}
