import { record } from '@/lib/audit/commands';
import type { Actor } from '@/lib/auth/types';
import {
  type Comment,
  COMMENTS_PER_EDIT,
  COMMENTS_PER_HOUR,
  COMMENTS_WINDOW_MS,
} from '@/lib/edits/comments';
import { actionsFor, type Viewer } from '@/lib/edits/policy';
import { loadEditFacts } from '@/lib/edits/queries/edit-facts';
import { editTag, notifyTags } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { lockEdit } from './act-on-edit';
import { portsOf } from './change-edit';

/**
 * The author and reviewers talk about an edit before its verdict. What is said is an entry of the log: public, and
 * never changed. It is no act on the edit: its version stays, so that a verdict on what was seen still counts.
 * Fails with `not-found`, `forbidden` and `rate-limited`.
 */
export async function commentOnEdit(
  tx: Tx,
  actor: Viewer & Pick<Actor, 'handle'>,
  { editId, text, now }: { readonly editId: number; readonly text: string; readonly now: Date },
): Promise<Result<Comment>> {
  const edit = await lockEdit(tx, editId);
  if (edit === null) return failure('not-found', { reason: 'no-such-edit' });
  const denial = actionsFor(actor, await loadEditFacts(tx, edit, now), now).comment;
  if (denial !== null)
    return failure('forbidden', { reason: denial, detail: { state: edit.state } });
  const own = { editId, actorId: actor.id, action: 'edit.commented' } as const;
  if ((await tx.logEntry.count({ where: own })) >= COMMENTS_PER_EDIT)
    return failure('forbidden', { reason: 'too-many-comments' });
  const taken = await takeFromLimit(
    tx,
    `comments/${actor.id}`,
    COMMENTS_PER_HOUR,
    COMMENTS_WINDOW_MS,
    now,
  );
  if (!taken.ok) return taken;
  await record(
    tx,
    { ...own, subject: { type: 'edit', id: editId }, ...portsOf(edit), reason: text },
    now,
  );
  await notifyTags(tx, [editTag(String(editId))]);
  const entry = await tx.logEntry.findFirstOrThrow({ where: own, orderBy: { id: 'desc' } });
  return success({ id: entry.id, at: now.toISOString(), by: actor.handle, text });
}
