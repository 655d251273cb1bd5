import { record } from '@/lib/audit/commands';
import type { Actor, Prepared } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { firstDeadline } from '@/lib/edits/rules/outcome';
import type { EditKind } from '@/lib/edits/types';
import { CHANGES_TAG, notifyTags } from '@/lib/platform/cache-tags';
import type { Sql } from '@/lib/platform/sql';
import { type Result, success } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { portsOf } from './act';

/** A proposal as forms and the API send it; `changes` and `subject` are proven by the kind. */
export interface Proposal {
  readonly kind: EditKind;
  readonly subject?: unknown;
  readonly baseRevision?: number | null;
  readonly changes?: unknown;
  /** Why, in the author's words; at least one character. */
  readonly note: string;
}

/**
 * Opens an edit, in the caller's transaction, with its log entry. Fails with `invalid` (fields named),
 * `not-found` (no such subject), `duplicate` (such a report is active) or `stale` (both versions).
 */
export async function proposeEdit(
  tx: Sql,
  actor: Actor,
  proposal: Proposal,
  now: Date,
): Promise<Result<Edit>> {
  const { subject, baseRevision = null, changes } = proposal;
  const input = { subject, baseRevision, changes, trust: actor.trust };
  const prepared = await kindOf(proposal.kind).prepare(tx, input, now);
  if (!prepared.ok) return prepared;
  const edit = await insertEdit(tx, actor, proposal, prepared.value, now);
  await record(
    tx,
    {
      action: 'edit.proposed',
      actorId: actor.id,
      subject: { type: 'edit', id: edit.id },
      ...portsOf(edit),
      editId: edit.id,
      reason: proposal.note,
      data: { kind: proposal.kind },
    },
    now,
  );
  await notifyTags(tx, [CHANGES_TAG]);
  return success(edit);
}

/** The edit as it is stored, open and new. */
async function insertEdit(
  tx: Sql,
  actor: Actor,
  { kind, note }: Proposal,
  prepared: Prepared,
  now: Date,
): Promise<Edit> {
  const { subjectType, subjectId, locale, baseRevision, base, changes, revertsEditId, newDomain } =
    prepared;
  const [portStart, portEnd] = [prepared.ports?.start ?? null, prepared.ports?.end ?? null];
  const [authorId, dueAt] = [actor.id, firstDeadline(now)];
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO edit (kind, subject_type, subject_id, port_start, port_end, locale, base_revision, changes, base, note,
      author_id, new_domain, reverts_edit_id, due_at, author_acted_at, created_at, updated_at)
    VALUES (${kind}, ${subjectType}, ${subjectId}, ${portStart}, ${portEnd}, ${locale}, ${baseRevision},
      ${JSON.stringify(changes)}::jsonb, ${base === null ? null : JSON.stringify(base)}::jsonb, ${note},
      ${authorId}, ${newDomain}, ${revertsEditId}, ${dueAt}, ${now}, ${now}, ${now})
    RETURNING id`;
  if (row === undefined) throw new TypeError('an inserted edit has no number');
  return {
    ...{
      id: row.id,
      kind,
      subjectType,
      subjectId,
      portStart,
      portEnd,
      locale,
      baseRevision,
      note,
      authorId,
      newDomain,
      revertsEditId,
      dueAt,
    },
    changes: changes as Edit['changes'],
    base: base as Edit['base'],
    ...{ state: 'open', version: 1, conflicts: [], unreviewed: false },
    ...{ appliedRevision: null, escalatedAt: null, decidedAt: null, takenOverById: null },
    ...{ authorActedAt: now, createdAt: now, updatedAt: now },
  };
}
