import { record } from '@/lib/audit/commands';
import type { LogSubject } from '@/lib/audit/types';
import type { EditRecord, PlannedWrite } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import type { EditKind, Fields, SubjectType } from '@/lib/edits/types';
import { CHANGES_TAG, editTag, notifyTags } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { act, portsOf } from './act';
import { notifyProfile } from './profile-pages';

/** Why and by whom an edit is applied. */
export interface Decision {
  /** The account whose act completed it; null where a rule did (a deadline, the stock of a new instance). */
  readonly actorId: string | null;
  readonly reason: string;
  /** Applied without a review, because nobody came for seven days. */
  readonly unreviewed?: boolean;
  /** The rule that decided, for the log. */
  readonly by?: string;
}

/** The edit as its kind reads it. */
export function editRecord(edit: Edit): EditRecord {
  return {
    ...edit,
    kind: edit.kind as EditKind,
    subjectType: edit.subjectType as SubjectType,
    changes: edit.changes as Fields,
    base: edit.base as Fields | null,
  };
}

/**
 * Applies an edit to the present state: plan, then each write with its revision, then the log, in the
 * caller's transaction. Where the plan meets a true conflict the edit becomes *conflicted* instead.
 * Answers the edit as it is then.
 */
export async function applyEdit(tx: Tx, edit: Edit, decision: Decision, now: Date): Promise<Edit> {
  const plan = await kindOf(edit.kind as EditKind).plan(tx, editRecord(edit), now);
  if (!plan.ok) {
    const reason = `Disagrees with the present revision on: ${plan.conflicts.join(', ')}`;
    const data = { state: 'conflicted', conflicts: [...plan.conflicts] };
    return act(tx, edit, data, { action: 'edit.conflicted', actorId: null, reason }, now);
  }
  const written = [];
  for (const write of plan.writes)
    written.push({ type: write.subject.type, ...(await carryOut(tx, write, edit, now)) });
  const main = written.find(
    ({ type, id }) =>
      type === edit.subjectType && (edit.subjectId === null || id === edit.subjectId),
  );
  if (main === undefined) throw new TypeError(`edit ${edit.id} did not write its subject`);
  const applied = await tx.edit.update({
    where: { id: edit.id },
    data: {
      state: 'applied',
      subjectId: main.id,
      appliedRevision: main.revision,
      conflicts: [],
      unreviewed: decision.unreviewed ?? false,
      version: { increment: 1 },
      decidedAt: now,
      dueAt: null,
      updatedAt: now,
    },
  });
  await logApplied(tx, applied, decision, now);
  await notifyTags(tx, [CHANGES_TAG, editTag(String(edit.id)), ...plan.writes.flatMap(tagsOf)]);
  await notifyProfile(tx, edit.authorId);
  return applied;
}

async function logApplied(
  tx: Tx,
  edit: Edit,
  { actorId, reason, by }: Decision,
  now: Date,
): Promise<void> {
  const { kind, appliedRevision: revision, subjectType, subjectId } = edit;
  await record(
    tx,
    {
      action: 'edit.applied',
      actorId,
      subject: { type: subjectType as LogSubject, id: subjectId ?? edit.id },
      ...portsOf(edit),
      editId: edit.id,
      reason,
      data: { kind, revision, ...(by === undefined ? {} : { by }) },
    },
    now,
  );
}

async function carryOut(tx: Tx, write: PlannedWrite, edit: Edit, now: Date) {
  const context = { editId: edit.id, authorId: edit.authorId, now };
  const revision = write.revision + 1;
  const { subject, content } = write;
  const id = write.id ?? (await subject.create(tx, content, context));
  if (write.id !== null) await subject.write(tx, id, content, revision, context);
  await tx.revision.create({
    data: {
      subjectType: subject.type,
      subjectId: id,
      number: revision,
      content: content as Prisma.InputJsonObject,
      editId: edit.id,
      createdAt: now,
    },
  });
  await subject.refresh(tx, id, context);
  return { id, revision };
}

/** Pages of the state before and of the state after: a report may have moved from one port to another. */
function tagsOf({ subject, before, content }: PlannedWrite): string[] {
  return [...(before === null ? [] : subject.tags(before)), ...subject.tags(content)];
}
