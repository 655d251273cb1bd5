import { AS_MODERATOR } from '@/lib/audit/types';
import type { Viewer } from '@/lib/edits/policy';
import { kindOf } from '@/lib/edits/registry';
import type { EditKind, Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { fieldError } from '@/lib/platform/error-codes';
import { failure, success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { TRUST } from '@/lib/levels/levels';
import type { ActInput, EditAct } from './act-on-edit';
import { type ActEntry, ended } from './change-edit';
import { lockProposals, openEditsRefusal } from './open-edits';
import { saidAsItStood, validateAgain } from './propose';

/** An act that needs no more than a reason. */
export interface PlainInput extends ActInput {
  readonly reason?: string | undefined;
}

/** What the author answers: the content as it is proposed from now on, and why. */
export interface AnswerInput extends ActInput {
  readonly changes: Fields;
  readonly note: string;
}

/**
 * The author (or who took the edit over) answers: the content is replaced, the edit is open again,
 * and what reviewers said of the earlier content no longer counts. Where a kind's content is a whole,
 * fields that the answer leaves out stay as they were proposed.
 */
export const ANSWER: EditAct<AnswerInput> = {
  action: () => 'answer',
  async change(tx, { edit, actor, input, now }) {
    const before = edit.changes as Fields;
    const isWhole = kindOf(edit.kind as EditKind).content === 'whole';
    const kept = isWhole ? before : await saidAsItStood(tx, edit, edit.baseRevision);
    const changes = { ...kept, ...input.changes };
    const content = await validateAgain(tx, edit, changes, actor.trust, now);
    if (!content.ok) return content;
    // It would end approvals of another's edit with nothing said anew. What is not new words is a comment.
    const isAuthor = actor.id === edit.authorId;
    if (!isAuthor && edit.state === 'open' && isDeepEqual(content.value.changes, before))
      return failure('invalid', { errors: [fieldError('changes', 'nothing_changed')] });
    return success({
      data: { ...content.value, ...OPEN, conflicts: [], authorActedAt: now },
      entry: { action: 'edit.answered', reason: input.note, data: { before } },
      voids: {},
    });
  },
};

const OPEN = { state: 'open', escalatedAt: null } as const;

/** The author takes the edit back, or a moderator who took it over. It can be reopened. */
export const WITHDRAW: EditAct<PlainInput> = {
  action: () => 'withdraw',
  change(_tx, { edit, actor, input, now }) {
    const by = byModerator(edit, actor);
    const whose = by.data === undefined ? 'its author' : 'a moderator';
    return success({
      data: ended('withdrawn', now),
      entry: { action: 'edit.withdrawn', reason: input.reason ?? `Withdrawn by ${whose}.`, ...by },
    });
  },
};

/** Whoever else may end an edit or open it again does so as a moderator, and the log says it. */
function byModerator({ authorId }: Edit, { id }: Viewer): Pick<ActEntry, 'data'> {
  return id === authorId ? {} : { data: { by: AS_MODERATOR } };
}

/**
 * Opens a withdrawn or expired edit again, as it was; deadlines begin anew. Fails with `rate-limited` where as many wait
 * as its author may have.
 */
export const REOPEN: EditAct<PlainInput> = {
  action: () => 'reopen',
  async change(tx, { edit, actor, input, now }) {
    await lockProposals(tx, actor);
    const refusal = await openEditsRefusal(tx, actor, edit, now);
    if (refusal !== null) return refusal;
    return success({
      data: { ...OPEN, decidedAt: null, authorActedAt: now },
      entry: {
        ...{ action: 'edit.reopened', reason: input.reason ?? 'Opened again.' },
        ...byModerator(edit, actor),
      },
      // Nobody stands by an approval of long ago; what was asked for still is.
      voids: { verdict: 'approve' },
    });
  },
};

/**
 * A reviewer acts in the author's place from now on, and no longer counts as a reviewer of this edit. Its words are what
 * they were, so no time begins anew; to answer they have their 72 hours, as after any act.
 */
export const TAKE_OVER: EditAct<PlainInput> = {
  action: () => 'take-over',
  change(_tx, { edit, actor, input }) {
    const before = edit.takenOverById;
    const level = actor.trust >= TRUST.moderator ? 'moderator' : 'reviewer';
    return success({
      data: { takenOverById: actor.id },
      entry: {
        action: 'edit.taken-over',
        reason: input.reason ?? `Taken over by a ${level}.`,
        ...(before === null ? {} : { data: { before } }),
      },
      voids: { reviewerId: actor.id },
    });
  },
};
