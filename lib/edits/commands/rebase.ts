import type { Versions } from '@/lib/edits/kinds/base';
import { asChoice } from '@/lib/edits/kinds/choice';
import { editRecord, type Rebased } from '@/lib/edits/kinds/kind';
import { type Comparison, compareWithPresent } from '@/lib/edits/queries/diff';
import { kindOf } from '@/lib/edits/registry';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { type FieldError, fieldError } from '@/lib/platform/error-codes';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { ActInput, ActOn, EditAct } from './act-on-edit';
import { fieldRefusal } from './field-refusal';
import { asProposed, type ContentColumns, validateAgain } from './propose';

/** `resolutions`: a value for each field on which both sides disagree, and for others at will. */
export interface RebaseInput extends ActInput {
  readonly baseRevision: number;
  readonly resolutions: Fields;
}

/**
 * Puts an edit on the present revision: what merges by itself is merged, each true conflict takes the
 * author's resolution. Fails with `stale` (both versions) where `baseRevision` is not the present one, and with
 * `invalid` where a resolution is missing or wrong, or nothing would be left to change, and with `forbidden` where a
 * field of it is locked. Whatever does not merge by itself, or takes something away, voids earlier reviews.
 */
export const REBASE: EditAct<RebaseInput> = {
  action: () => 'rebase',
  async change(tx, on) {
    const { edit, facts, input, now } = on;
    const sides = await compareWithPresent(tx, edit, now);
    if (sides === null) return failure('forbidden', { reason: 'nothing-to-rebase' });
    const { merged, ...versions } = sides;
    if (input.baseRevision !== versions.revision)
      return failure('stale', { reason: 'changed-meanwhile', detail: versions });
    const wrong = wrongResolution(versions, input.resolutions);
    if (wrong !== null) return failure('invalid', { errors: [wrong] });
    const fields = { ...merged, ...input.resolutions };
    const content = await resolved(tx, on, sides);
    if (!content.ok) return content;
    return success({
      data: { ...content.value, state: 'open', conflicts: [], authorActedAt: now },
      entry: {
        action: 'edit.rebased',
        reason: `Rebased onto revision ${versions.revision}.`,
        data: { before: edit.changes, conflicts: versions.conflicts },
      },
      // What merges by itself is what the reviewers agreed to; any other word is not, nor is taking away what has
      // become another since, nor bringing back what was taken out of use since.
      ...(isDeepEqual(fields, merged) &&
      versions.conflicts.length === 0 &&
      !facts.destructive &&
      Object.keys(content.value.changes as Fields).every((name) => name in merged)
        ? {}
        : { voids: {} }),
    });
  },
};

function wrongResolution({ conflicts, mine }: Versions, resolutions: Fields): FieldError | null {
  const missing = conflicts.find((name) => !(name in resolutions));
  if (missing !== undefined) return fieldError(`resolutions.${missing}`, 'required');
  const unknown = Object.keys(resolutions).find((name) => !(name in mine));
  return unknown === undefined ? null : fieldError(`resolutions.${unknown}`, 'unrecognized_keys');
}

/** The edit's new content, proven as a proposal on the present revision unless its kind does so itself. */
async function resolved(
  tx: Tx,
  on: ActOn<RebaseInput>,
  sides: Comparison,
): Promise<Result<ContentColumns>> {
  const { edit, actor, input, now } = on;
  const { theirs, merged, revision, conflicts } = sides;
  const record = editRecord(edit);
  const fields = { ...merged, ...input.resolutions };
  const onto = { revision, theirs, fields, merged, trust: actor.trust, now };
  const own = await kindOf(record.kind).rebased?.(tx, record, onto);
  const content =
    own === undefined
      ? await validateAgain(tx, edit, await proposed(tx, on, sides), actor.trust, now, revision)
      : await ownContent(tx, on, own);
  if (content.ok || content.errors === undefined) return content;
  const errors = content.errors.flatMap((error) =>
    error.code === 'nothing_changed'
      ? nothingLeft(conflicts)
      : [{ ...error, path: error.path.replace(/^changes\b/, 'resolutions') }],
  );
  return failure('invalid', { errors });
}

/** The fields as a proposal says them. An entry is told by its address, but for one that the edit itself brings. */
async function proposed(
  tx: Tx,
  { edit, input }: ActOn<RebaseInput>,
  { mine, merged, revision }: Comparison,
): Promise<Fields> {
  const known = await asProposed(tx, edit, merged, revision);
  const fields: Fields = { ...known, ...input.resolutions };
  if (!('software' in fields)) return fields;
  const isOwn = isDeepEqual(fields.software, mine.software);
  const software = isOwn ? (edit.changes as Fields).software : asChoice(fields.software);
  return { ...fields, software };
}

async function ownContent(
  tx: Tx,
  { edit, actor, now }: ActOn<RebaseInput>,
  own: Result<Rebased>,
): Promise<Result<ContentColumns>> {
  if (!own.ok) return own;
  const { baseRevision, base, changes, newDomain, ports } = own.value;
  const columns = {
    ...{ baseRevision, newDomain },
    ...(ports === null ? {} : { portStart: ports.start, portEnd: ports.end }),
    base: base as Prisma.InputJsonObject,
    changes: changes as Prisma.InputJsonObject,
  };
  return (await fieldRefusal(tx, actor.trust, { ...edit, base }, now)) ?? success(columns);
}

/** Whoever takes what stands for every field has nothing left to propose. */
function nothingLeft(conflicts: readonly string[]): FieldError[] {
  const paths = conflicts.map((name) => `resolutions.${name}`);
  return (paths.length === 0 ? ['resolutions'] : paths).map((path) =>
    fieldError(path, 'stands_already'),
  );
}
