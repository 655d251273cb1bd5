import { record } from '@/lib/audit/commands';
import { TRUST } from '@/lib/levels/levels';
import type { Acting } from '@/lib/edits/commands/acting';
import { actOnEdit } from '@/lib/edits/commands/act-on-edit';
import { WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { REVIEW } from '@/lib/edits/commands/review';
import { submitEdit } from '@/lib/edits/commands/submit';
import type { Viewer } from '@/lib/edits/policy';
import { loadEditFacts } from '@/lib/edits/queries/edit-facts';
import { revertAnothers } from '@/lib/moderation/commands/bulk-revert';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { lockName } from '@/lib/platform/row-lock';
import { judgeBatch, LEFT } from '../queries/batches';
import { approvalDenial, undoDenial } from '../rules/sample';

/** What an act on a whole batch did to its edits. */
export interface WholeAct {
  readonly done: number;
  /** Edits that it could not be done to, or that wait for somebody else: each says why on its page. */
  readonly left: number;
}

/** How an act on a whole batch begins. */
interface Begin {
  readonly action: 'batch.undone' | 'batch.approved';
  readonly denial: typeof undoDenial;
  /** The edits it is about. */
  readonly about: Prisma.EditWhereInput;
}

/** The batch is locked, the policy asked and the log told; answers the edits it is about. */
async function begin(
  tx: Tx,
  actor: Viewer,
  batch: number,
  reason: string,
  { action, denial, about }: Begin,
  now: Date,
): Promise<Result<number[]>> {
  await lockName(tx, 'batches');
  const judged = await judgeBatch(tx, batch, actor);
  if (judged === null) return failure('not-found', { reason: 'no-such-batch' });
  const denied = denial(actor, judged);
  if (denied !== null) return failure('forbidden', { reason: denied });
  // Newest first, so that what stands on something else of the batch goes before it.
  const edits = await tx.edit.findMany({
    where: { AND: [{ batchId: batch }, about] },
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    select: { id: true },
  });
  if (action === 'batch.undone' && !judged.undone) {
    const undone = { undoneAt: now, undoneById: actor.id, undoReason: reason };
    await tx.batch.update({ where: { id: batch }, data: undone });
  }
  await record(
    tx,
    {
      ...{ action, actorId: actor.id, subject: { type: 'batch', id: batch }, reason },
      data: { edits: edits.length },
    },
    now,
  );
  return success(edits.map(({ id }) => id));
}

/**
 * Undoes a batch as a whole: what waits is rejected, or withdrawn where it is the actor's own; what was applied
 * and stands is reverted. Each by the command that a person would use, with its own entry in the log and in a
 * transaction of its own: cut short, it goes on where it stopped. Fails with `not-found` and `forbidden`.
 */
export async function undoBatch(
  acting: Acting,
  batch: number,
  reason: string,
): Promise<Result<WholeAct>> {
  const how = { action: 'batch.undone', denial: undoDenial, about: LEFT } as const;
  const ids = await acting((tx, actor, now) => begin(tx, actor, batch, reason, how, now));
  if (!ids.ok) return ids;
  return success(
    await each(ids.value, (id) => acting((tx, actor, now) => undoOne(tx, actor, id, reason, now))),
  );
}

/**
 * Whether the edit is undone by it: a revert of one's own that others built on waits for a reviewer, and one's own words
 * in somebody else's edit are left to others.
 */
async function undoOne(
  tx: Tx,
  actor: Viewer,
  editId: number,
  reason: string,
  now: Date,
): Promise<Result<boolean>> {
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  const edit = await tx.edit.findUniqueOrThrow({ where: { id: editId } });
  const { state, authorId, version } = edit;
  if (state === 'applied' && authorId === actor.id) {
    const proposal = { kind: 'revert', subject: editId, changes: {}, note: reason } as const;
    const reverted = await submitEdit(tx, actor, proposal, now);
    return reverted.ok ? success(reverted.value.state === 'applied') : reverted;
  }
  if (state === 'applied') {
    const { outcome } = await revertAnothers(tx, actor, editId, reason, now);
    return outcome === 'reverted' ? success(true) : failure('stale', { reason: outcome });
  }
  const call = { actor, editId, now };
  const ended =
    authorId === actor.id
      ? await actOnEdit(tx, WITHDRAW, { ...call, input: { reason, version } })
      : await actOnEdit(tx, REVIEW, { ...call, input: { verdict: 'reject', reason, version } });
  return ended.ok ? success(ended.value.decidedAt !== null) : ended;
}

/**
 * A sample speaks for edits that say what they said when it was taken: nobody has written in them since, or is about
 * to. New reports are never rebased.
 */
const AS_IT_CAME = {
  reviews: { none: { changes: { not: { equals: null as never } } } },
  logEntries: { none: { action: { in: ['edit.answered', 'edit.taken-over'] } } },
} satisfies Prisma.EditWhereInput;

/** Whether somebody has something against it: a flag that is open, a rejection or a request for changes that counts. */
async function isContested(tx: Tx, edit: Edit, now: Date): Promise<boolean> {
  const { flagged, reviews } = await loadEditFacts(tx, edit, now);
  return flagged || reviews.some(({ verdict }) => verdict !== 'approve');
}

/** So many edits are approved at one go: more would keep somebody waiting for minutes. */
export const APPROVED_AT_ONCE = 200;

/**
 * Approves what is open of a batch, for a moderator who has decided a sample of it one by one: each edit gets
 * their approval with its own entry in the log, in a transaction of its own; `APPROVED_AT_ONCE` at one go. What
 * somebody changed since it came in, or has something against, is left to a person. Fails with `not-found` and `forbidden`.
 */
export async function approveRest(
  acting: Acting,
  batch: number,
  reason: string,
): Promise<Result<WholeAct>> {
  const how = {
    ...({ action: 'batch.approved', denial: approvalDenial } as const),
    about: { state: 'open' },
  };
  const ids = await acting((tx, actor, now) => begin(tx, actor, batch, reason, how, now));
  if (!ids.ok) return ids;
  const oldest = ids.value.reverse();
  const done = await each(oldest.slice(0, APPROVED_AT_ONCE), (editId) =>
    acting(async (tx, actor, now) => {
      const edit = await tx.edit.findFirst({ where: { id: editId, ...AS_IT_CAME } });
      if (edit === null || (await isContested(tx, edit, now))) return success(false);
      // The sample was of edits that write what they wrote when they came in.
      const plan = edit.plan ?? undefined;
      const input = { verdict: 'approve', reason, version: edit.version, plan } as const;
      const reviewed = await actOnEdit(tx, REVIEW, { actor, editId, input, now });
      return reviewed.ok ? success(reviewed.value.state === 'applied') : reviewed;
    }),
  );
  const later = Math.max(0, oldest.length - APPROVED_AT_ONCE);
  return success({ ...done, left: done.left + later });
}

/** Does something to one edit after the other, and counts what it was done to. */
async function each(
  ids: readonly number[],
  work: (id: number) => Promise<Result<boolean>>,
): Promise<WholeAct> {
  let done = 0;
  for (const id of ids) {
    const result = await work(id);
    if (result.ok && result.value) done += 1;
  }
  return { done, left: ids.length - done };
}
