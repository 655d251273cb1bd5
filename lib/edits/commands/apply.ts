import { gatherLog, record } from '@/lib/audit/commands';
import type { LogSubject } from '@/lib/audit/types';
import { editRecord, type Plan, type PlannedWrite } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { gatherServicePorts } from '@/lib/edits/subjects/service';
import { gatherRevisions, writeRevision } from '@/lib/edits/subjects/write-revision';
import type { EditKind } from '@/lib/edits/types';
import { gatherTags, notifyTags, userTag } from '@/lib/platform/cache-tags';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import { gathering } from '@/lib/platform/gather';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { gatherEntries } from '@/lib/search/commands';
import { STANDS } from '@/lib/trust/queries';
import { rememberSoftware } from '@/lib/software/commands';
import { changeEdit, portsOf, tagsOfEdit } from './change-edit';

/** Why and by whom an edit is applied. */
export interface Decision {
  /** The account whose verdict or act decided it; null where a rule did (a deadline, the stock of a new instance). */
  readonly actorId: string | null;
  readonly reason: string;
  /** Applied without a review, because nobody came for seven days. */
  readonly unreviewed?: boolean;
  /** The rule that decided, for the log. */
  readonly by?: string;
}

/**
 * Applies an edit to the present state: plan, then each write with its revision, then the log, in the
 * caller's transaction. Where the plan meets a true conflict, or nothing is left to change, the edit becomes
 * *conflicted* instead. `planned`: where the caller holds what the plan locks. Answers the edit as it is then.
 */
export async function applyEdit(
  tx: Tx,
  edit: Edit,
  decision: Decision,
  now: Date,
  planned?: Plan,
): Promise<Edit> {
  const plan = planned ?? (await planToApply(tx, edit, now));
  if (!plan.ok) {
    const reason = `Disagrees with the present revision on: ${plan.conflicts.join(', ')}`;
    return sendBack(tx, edit, { conflicts: plan.conflicts, reason }, now);
  }
  if (plan.writes.every(changesNothing)) {
    const reason = 'The present revision says the same already: nothing is left to change.';
    return sendBack(tx, edit, { conflicts: [], reason }, now);
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
  await markUndone(tx, applied);
  await logApplied(tx, applied, decision, now);
  await notifyTags(tx, [...tagsOfEdit(edit), ...plan.writes.flatMap(tagsOf)]);
  await notifyProfile(tx, edit.authorId);
  return applied;
}

/** What applying the edit does; all that it writes is locked until the transaction ends. */
export function planToApply(tx: Tx, edit: Edit, now: Date): Promise<Plan> {
  return kindOf(edit.kind as EditKind).plan(tx, editRecord(edit), now);
}

function changesNothing({ before, content }: PlannedWrite): boolean {
  return before !== null && isDeepEqual(before, content);
}

/** What an applied revert undoes does not stand any more; what that had undone stands again, and so on. */
async function markUndone(tx: Tx, { revertsEditId }: Edit): Promise<void> {
  for (let id = revertsEditId; id !== null;) {
    const undone = (await tx.edit.count({ where: { revertsEditId: id, ...STANDS } })) > 0;
    const select = { revertsEditId: true } as const;
    id = (await tx.edit.update({ where: { id }, data: { undone }, select })).revertsEditId;
  }
}

function sendBack(
  tx: Tx,
  edit: Edit,
  { conflicts, reason }: { readonly conflicts: readonly string[]; readonly reason: string },
  now: Date,
): Promise<Edit> {
  const data = { state: 'conflicted', conflicts: [...conflicts] };
  return changeEdit(tx, edit, data, { action: 'edit.conflicted', actorId: null, reason }, now);
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
  await writeRevision(tx, {
    subjectType: subject.type,
    subjectId: id,
    number: revision,
    content,
    editId: edit.id,
    createdAt: now,
  });
  await subject.refresh(tx, id, context);
  return { id, revision };
}

/** Pages of the state before and of the state after: a report may have moved from one port to another. */
function tagsOf({ subject, before, content }: PlannedWrite): string[] {
  return [...(before === null ? [] : subject.tags(before)), ...subject.tags(content)];
}

/** Public profiles count and list what was applied and reviewed: that of this account is out of date. */
export async function notifyProfile(tx: Tx, userId: string): Promise<void> {
  if (!gathered.leave(tx, [userId])) await notifyProfiles(tx, [userId]);
}

async function notifyProfiles(tx: Tx, userIds: readonly string[]): Promise<void> {
  const found = await tx.user.findMany({
    where: { id: { in: [...userIds] } },
    select: { handle: true },
  });
  await notifyTags(
    tx,
    found.flatMap(({ handle }) => (handle === null ? [] : [userTag(handle)])),
  );
}

const gathered = gathering(notifyProfiles);

/**
 * Runs work that proposes or applies very many edits in one transaction. What each of them writes besides (its
 * revisions, log entries, search entries, which pages are out of date) is written for all of them at the end.
 */
export function withManyEdits<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value> {
  const around = [
    ...[gatherTags, gatherEntries, gatherLog, gatherRevisions, gathered.during],
    ...[gatherServicePorts, rememberSoftware],
  ];
  return around.reduceRight<() => Promise<Value>>(
    (inner, gather) => () => gather(tx, inner),
    work,
  )();
}
