import type { Viewer } from '@/lib/edits/policy';
import type { Tx } from '@/lib/platform/db';
import { type Result, success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { TRUST } from '@/lib/levels/levels';
import { act } from './act';
import { permit, voidReviews } from './permit';
import { end, settle } from './settle';

/** An act that needs no more than a reason. */
export interface PlainAct {
  readonly reason?: string | undefined;
  readonly version?: number | undefined;
}

/** The author takes the edit back. It can be reopened. */
export async function withdrawEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  input: PlainAct,
  now: Date,
): Promise<Result<Edit>> {
  const permitted = await permit(tx, actor, editId, 'withdraw', input.version, now);
  if (!permitted.ok) return permitted;
  const reason = input.reason ?? 'Withdrawn by its author.';
  return success(
    await end(
      tx,
      permitted.value.edit,
      'withdrawn',
      { action: 'edit.withdrawn', actorId: actor.id, reason },
      now,
    ),
  );
}

/** Opens a withdrawn or expired edit again, as it was; deadlines begin anew. */
export async function reopenEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  input: PlainAct,
  now: Date,
): Promise<Result<Edit>> {
  const permitted = await permit(tx, actor, editId, 'reopen', input.version, now);
  if (!permitted.ok) return permitted;
  const after = await act(
    tx,
    permitted.value.edit,
    { state: 'open', decidedAt: null, escalatedAt: null, authorActedAt: now },
    { action: 'edit.reopened', actorId: actor.id, reason: input.reason ?? 'Opened again.' },
    now,
  );
  return success(await settle(tx, after, null, now));
}

/** A reviewer acts in the author's place from now on, and no longer counts as a reviewer of this edit. */
export async function takeOverEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  input: PlainAct,
  now: Date,
): Promise<Result<Edit>> {
  const permitted = await permit(tx, actor, editId, 'take-over', input.version, now);
  if (!permitted.ok) return permitted;
  const { edit } = permitted.value;
  await voidReviews(tx, edit.id, now, actor.id);
  const before = edit.takenOverById;
  const reason =
    input.reason ?? `Taken over by a ${actor.trust >= TRUST.moderator ? 'moderator' : 'reviewer'}.`;
  const after = await act(
    tx,
    edit,
    { takenOverById: actor.id, authorActedAt: now },
    {
      action: 'edit.taken-over',
      actorId: actor.id,
      reason,
      ...(before === null ? {} : { data: { before } }),
    },
    now,
  );
  return success(await settle(tx, after, null, now));
}
