import type { Viewer } from '@/lib/edits/policy';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { type Result, success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { act } from './act';
import { permit, voidReviews } from './permit';
import { reprepare } from './reprepare';
import { settle } from './settle';

/** What the author answers: the content as it is proposed from now on, and why. */
export interface AnswerInput {
  readonly changes: Fields;
  readonly note: string;
  readonly version?: number | undefined;
}

/** Kinds whose content is a whole; of the others an answer names every field that is to change. */
const WHOLE_KINDS = ['report.create'];

/**
 * The author (or who took the edit over) answers: the content is replaced, the edit is open again,
 * and what reviewers said of the earlier content no longer counts. Of a new report, fields that the
 * answer leaves out stay as they were proposed.
 */
export async function answerEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  input: AnswerInput,
  now: Date,
): Promise<Result<Edit>> {
  const permitted = await permit(tx, actor, editId, 'answer', input.version, now);
  if (!permitted.ok) return permitted;
  const { edit } = permitted.value;
  const before = edit.changes as Fields;
  const changes = WHOLE_KINDS.includes(edit.kind) ? { ...before, ...input.changes } : input.changes;
  const content = await reprepare(tx, edit, changes, actor.trust, now);
  if (!content.ok) return content;
  await voidReviews(tx, edit.id, now);
  const after = await act(
    tx,
    edit,
    { ...content.value, state: 'open', conflicts: [], escalatedAt: null, authorActedAt: now },
    { action: 'edit.answered', actorId: actor.id, reason: input.note, data: { before } },
    now,
  );
  return success(await settle(tx, after, null, now));
}
