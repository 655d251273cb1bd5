import type { Viewer } from '@/lib/edits/policy';
import { type AppliedRevert, LOCK_HORIZON_MS, lockedFields } from '@/lib/edits/rules/field-lock';
import { findLockOnProposal } from '@/lib/edits/queries/touched';
import { type Fields, WAITING_STATES } from '@/lib/edits/types';
import { DAY, HOUR, SECOND } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Sql } from '@/lib/platform/sql';
import {
  failure,
  type Failure,
  type FailureCode,
  type Result,
  success,
} from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { takeFromLimit } from '@/lib/platform/limits';
import { TRUST, type TrustLevel } from '@/lib/levels/levels';
import { keepsOut } from '@/lib/locks/rules';
import { limitsOf, WAITING_COUNTS_FOR_DAYS } from '@/lib/trust/rules/limits';
import { applyEdit } from './apply';
import { lockRefusal } from './lock-refusal';
import { type Proposal, proposeEdit } from './propose';
import { followTrust } from './settle';

/** Failures that come before the question who may; a conflict with others comes after it. */
const FOUND_NOTHING: readonly FailureCode[] = ['invalid', 'not-found'];

/**
 * A person proposes: `proposeEdit` within their limits, in the caller's transaction, which must be
 * rolled back where this fails. Fails besides with `forbidden` (a moderator has locked the subject, or
 * a field is locked after three reverts) and `rate-limited`. Reverts go through `submitRevert`.
 */
export async function submitEdit(
  tx: Sql,
  actor: Viewer,
  proposal: Proposal,
  now: Date,
): Promise<Result<Edit>> {
  const proposed = await proposeEdit(tx, actor, proposal, now);
  if (!proposed.ok && FOUND_NOTHING.includes(proposed.code)) return proposed;
  const lock = await findLockOnProposal(tx, proposal, now);
  if (lock !== null && keepsOut(lock, actor.trust)) return lockRefusal(lock);
  if (!proposed.ok) return proposed;
  const edit = proposed.value;
  return (
    (await fieldRefusal(tx, actor, edit, now)) ??
    (await limitRefusal(tx, actor, edit, now)) ??
    proposed
  );
}

/** A person proposes to undo an edit; one's own is undone at once. */
export async function submitRevert(
  tx: Tx,
  actor: Viewer,
  proposal: Proposal,
  now: Date,
): Promise<Result<Edit>> {
  const submitted = await submitEdit(tx, actor, proposal, now);
  if (!submitted.ok || !(await isSelfRevert(tx, actor, submitted.value))) return submitted;
  const decision = { actorId: actor.id, reason: submitted.value.note, by: 'self-revert' };
  const applied = await applyEdit(tx, submitted.value, decision, now);
  if (applied.state === 'applied') await followTrust(tx, applied, now);
  return success(applied);
}

/** Three reverts of one field within a day, and only reviewers touch it for a day. */
async function fieldRefusal(
  tx: Sql,
  actor: Viewer,
  edit: Edit,
  now: Date,
): Promise<Failure<'forbidden'> | null> {
  if (actor.trust >= TRUST.reviewer || edit.subjectId === null) return null;
  const since = new Date(now.getTime() - LOCK_HORIZON_MS);
  const reverts = await tx.$queryRaw<{ at: Date; changes: Fields }[]>`
    SELECT decided_at AS at, changes FROM edit
    WHERE kind = 'revert' AND state = 'applied' AND subject_type = ${edit.subjectType} AND subject_id = ${edit.subjectId}
      AND decided_at > ${since}`;
  const applied = reverts.map(({ at, changes }): AppliedRevert => ({
    at,
    fields: Object.keys(changes),
  }));
  const touched = Object.keys((edit.base ?? {}) as Fields);
  const fields = lockedFields(applied, now).filter((name) => touched.includes(name));
  return fields.length === 0
    ? null
    : failure('forbidden', { reason: 'field-locked', detail: { fields } });
}

/** Proposals an hour, and edits that wait at once; those that wait for over a week are not the author's fault. */
async function limitRefusal(
  tx: Sql,
  actor: Viewer,
  edit: Edit,
  now: Date,
): Promise<Failure<'rate-limited'> | null> {
  const limits = limitsOf(actor.trust as TrustLevel);
  if (limits.proposalsPerHour !== null) {
    // The row stays locked until the end, so that proposals of one account are counted one after another.
    const taken = await takeFromLimit(
      tx,
      `proposals:${actor.id}`,
      limits.proposalsPerHour,
      HOUR,
      now,
    );
    if (!taken.ok) return taken;
  }
  if (limits.openEdits === null) return null;
  const since = new Date(now.getTime() - WAITING_COUNTS_FOR_DAYS * DAY);
  const waiting = await tx.$queryRaw<{ createdAt: Date }[]>`
    SELECT created_at AS "createdAt" FROM edit
    WHERE author_id = ${actor.id} AND state = ANY(${[...WAITING_STATES]}) AND created_at > ${since} AND id <> ${edit.id}
    ORDER BY created_at LIMIT ${limits.openEdits}`;
  const oldest = waiting[0];
  if (waiting.length < limits.openEdits || oldest === undefined) return null;
  const retryAfter = Math.max(
    1,
    Math.ceil((oldest.createdAt.getTime() - since.getTime()) / SECOND),
  );
  return failure('rate-limited', { reason: 'too-many-open', retryAfter });
}

/**
 * Whether the edit only takes back what the actor did themselves. What they created and others have
 * worked on since is no longer theirs alone: taking that away is reviewed.
 */
async function isSelfRevert(tx: Tx, actor: Viewer, edit: Edit): Promise<boolean> {
  if (edit.revertsEditId === null) return false;
  const { authorId, appliedRevision } = await tx.edit.findUniqueOrThrow({
    where: { id: edit.revertsEditId },
    select: { authorId: true, appliedRevision: true },
  });
  if (authorId !== actor.id) return false;
  if (appliedRevision !== 1) return true;
  const byOthers = await tx.revision.count({
    where: {
      subjectType: edit.subjectType,
      subjectId: edit.subjectId ?? 0,
      edit: { authorId: { not: actor.id } },
    },
  });
  return byOthers === 0;
}
