import { ZodError } from 'zod';
import { revisionContent, type Versions } from '@/lib/edits/kinds/base';
import { invalidField } from '@/lib/edits/kinds/input';
import { pick } from '@/lib/edits/kinds/merged';
import type { Viewer } from '@/lib/edits/policy';
import { kindOf } from '@/lib/edits/registry';
import { mergeFields } from '@/lib/edits/rules/merge';
import { subjectNamed } from '@/lib/edits/subjects/by-name';
import type { EditKind, Fields, SubjectType } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { act } from './act';
import { editRecord } from './apply';
import { permit, voidReviews } from './permit';
import { type ContentColumns, reprepare } from './reprepare';
import { settle } from './settle';
import { subjectRevision } from './subject-revision';

/** `resolutions`: a value for each field on which both sides disagree, and for others at will. */
export interface RebaseInput {
  readonly baseRevision: number;
  readonly resolutions: Fields;
  readonly version?: number | undefined;
}

/** Both sides of an edit against the present revision, and what merges by itself. */
export interface Comparison extends Versions {
  readonly merged: Fields;
}

/** How an edit of an existing subject stands to the present revision; null where its subject is new. */
export async function compare(tx: Tx, edit: Edit, now: Date): Promise<Comparison | null> {
  if (edit.subjectId === null) return null;
  const type = edit.subjectType as SubjectType;
  const revision = await subjectRevision(tx, type, edit.subjectId);
  const mine = await kindOf(edit.kind as EditKind).mine(tx, editRecord(edit), now);
  const names = Object.keys(mine);
  const base = pick((edit.base ?? {}) as Fields, names);
  const theirs = pick((await revisionContent(tx, type, edit.subjectId, revision)) ?? {}, names);
  const { fields, conflicts } = mergeFields(base, theirs, mine, subjectNamed(type).shapes);
  return { base, theirs, mine, revision, conflicts, merged: fields };
}

/**
 * Puts an edit on the present revision: what merges by itself is merged, each true conflict takes the
 * author's resolution. Fails with `stale` (both versions) where `baseRevision` is not the present one,
 * and with `invalid` where a resolution is missing or wrong. Resolved conflicts void earlier reviews.
 */
export async function rebaseEdit(
  tx: Tx,
  actor: Viewer,
  editId: number,
  input: RebaseInput,
  now: Date,
): Promise<Result<Edit>> {
  const permitted = await permit(tx, actor, editId, 'rebase', input.version, now);
  if (!permitted.ok) return permitted;
  const { edit } = permitted.value;
  const sides = await compare(tx, edit, now);
  if (sides === null) return failure('forbidden', { reason: 'nothing-to-rebase' });
  const { merged, ...versions } = sides;
  if (input.baseRevision !== versions.revision)
    return failure('stale', { reason: 'changed-meanwhile', detail: versions });
  const wrong = wrongResolution(versions, input.resolutions);
  if (wrong !== null) return invalidField(wrong.path, wrong.message);
  const content = await resolved(tx, edit, { merged, versions }, input, actor, now);
  if (!content.ok) return content;
  if (versions.conflicts.length > 0) await voidReviews(tx, edit.id, now);
  const after = await act(
    tx,
    edit,
    { ...content.value, state: 'open', conflicts: [], authorActedAt: now },
    {
      action: 'edit.rebased',
      actorId: actor.id,
      reason: `Rebased onto revision ${versions.revision}.`,
      data: { before: edit.changes, conflicts: versions.conflicts },
    },
    now,
  );
  return success(await settle(tx, after, null, now));
}

function wrongResolution(
  { conflicts, mine }: Versions,
  resolutions: Fields,
): { path: string; message: string } | null {
  const missing = conflicts.find((name) => !(name in resolutions));
  if (missing !== undefined)
    return { path: `resolutions.${missing}`, message: 'is needed: both sides changed it' };
  const unknown = Object.keys(resolutions).find((name) => !(name in mine));
  return unknown === undefined
    ? null
    : { path: `resolutions.${unknown}`, message: 'is not a field of this edit' };
}

/** The edit's new content, proven as a proposal on the present revision. */
async function resolved(
  tx: Tx,
  edit: Edit,
  { merged, versions }: { merged: Fields; versions: Versions },
  { resolutions }: RebaseInput,
  actor: Viewer,
  now: Date,
): Promise<Result<ContentColumns>> {
  const fields = { ...merged, ...resolutions };
  if (edit.kind === 'revert') return resolvedRevert(tx, edit, fields, versions);
  const changes =
    typeof fields.software === 'string'
      ? { ...fields, software: { slug: fields.software } }
      : fields;
  const content = await reprepare(tx, edit, changes, actor.trust, now, versions.revision);
  if (content.ok || content.errors === undefined) return content;
  const errors = content.errors.map(({ path, message }) => ({
    path: path.replace(/^changes\b/, 'resolutions'),
    message,
  }));
  return failure('invalid', { errors });
}

/** A revert's content follows from revisions and not from a form: it is proven as content. */
async function resolvedRevert(
  tx: Tx,
  edit: Edit,
  fields: Fields,
  { theirs, revision }: Versions,
): Promise<Result<ContentColumns>> {
  const type = edit.subjectType as SubjectType;
  const present = (await revisionContent(tx, type, edit.subjectId ?? 0, revision)) ?? {};
  try {
    const proven = pick(subjectNamed(type).parse({ ...present, ...fields }), Object.keys(fields));
    return success({
      changes: proven as Prisma.InputJsonObject,
      base: theirs as Prisma.InputJsonObject,
      baseRevision: revision,
    });
  } catch (error) {
    if (error instanceof ZodError)
      return failure('invalid', { errors: fieldErrors(error, 'resolutions') });
    throw error;
  }
}
