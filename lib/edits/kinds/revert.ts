import { z, ZodError } from 'zod';
import { mergeFields } from '@/lib/edits/rules/merge';
import { type Loaded, type Subject, subjectNamed } from '@/lib/edits/subjects/subject';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { SELF_REVERT } from '@/lib/trust/queries';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { failure, type Result, success } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/error-codes';
import {
  conflict,
  pick,
  planOnto,
  provenContent,
  revisionContent,
  subjectRevision,
  type Versions,
} from './base';
import { unmadeSince } from './changed-since';
import { invalidField, parseChanges } from './input';
import type {
  EditRecord,
  Kind,
  Plan,
  PlannedWrite,
  Prepared,
  PrepareInput,
  Rebased,
  RebasedOnto,
} from './kind';
import { type Inverse, inversesOf, leftBy, loadSubjects, lockEntries } from './inverse';
import { keepOneOfEachUse } from './one-use';
import { ownFields, proveOwnFields, standsAlone } from './own-fields';
import { isOfOneself } from './own-revert';
import { bringsNewDomain, wrongWords } from './own-words';
import { findNamesake } from './software-update';
import { CHANGES_FIELDS, unmakesReport } from './weight';

/** A revert says nothing but which edit; the body may leave `changes` out. */
const changesSchema = z.strictObject({});

/** Undoes what an applied edit left, three-way against the present; what it created is retired. */
export const revert: Kind = {
  ...CHANGES_FIELDS,
  reasons: 'removal',
  kind: 'revert',
  changesSchema,
  editable: false,
  target: (_tx, subject) =>
    Promise.resolve({
      ...{ subjectId: null, portStart: null, locale: null, serviceName: null },
      revertsEditId: Number(subject),
    }),
  subjectOf: (_tx, { revertsEditId }) => Promise.resolve(revertsEditId),
  touches: (tx, { revertsEditId }) => leftBy(tx, revertsEditId ?? 0),
  isDestructive: unmakesReport,
  prepare,
  atOnce: async (tx, actor, edit, now) =>
    (await isOfOneself(tx, actor, edit, now)) ? SELF_REVERT : null,
  rebased,
  mine: (_tx, edit) => Promise.resolve(edit.changes),
  plan,
};

async function prepare(tx: Tx, input: PrepareInput): Promise<Result<Prepared>> {
  const id = rowNumberSchema.safeParse(input.subject);
  if (!id.success) return failure('invalid', { errors: fieldErrors(id.error, 'subject') });
  const parsed = parseChanges(changesSchema, input.changes ?? {});
  if (!parsed.ok) return parsed;
  const edit = await tx.edit.findUnique({ where: { id: id.data } });
  if (edit === null) return failure('not-found', { reason: 'no-such-edit' });
  if (edit.state !== 'applied') return failure('forbidden', { reason: 'not-applied' });
  const inverses = await inversesOf(tx, edit.id);
  const main = inverses.find(
    (inverse) => inverse.type === edit.subjectType && inverse.id === edit.subjectId,
  );
  if (main === undefined) return failure('duplicate', { reason: 'nothing-to-revert' });
  const revision = await subjectRevision(tx, main.type, main.id);
  const present = (await revisionContent(tx, main.type, main.id, revision)) ?? {};
  const theirs = pick(present, Object.keys(main.mine));
  const { fields, conflicts } = mergeFields(
    main.base,
    theirs,
    main.mine,
    subjectNamed(main.type).shapes,
  );
  if (conflicts.length > 0) {
    const detail: Versions = { base: main.base, theirs, mine: main.mine, revision, conflicts };
    return failure('stale', { reason: 'changed-meanwhile', detail });
  }
  if (isDeepEqual(fields, theirs)) return failure('duplicate', { reason: 'nothing-to-revert' });
  return success({
    subjectType: main.type,
    subjectId: main.id,
    ports:
      edit.portStart === null || edit.portEnd === null
        ? null
        : { start: edit.portStart, end: edit.portEnd },
    locale: edit.locale,
    serviceName: edit.serviceName,
    baseRevision: revision,
    base: main.base,
    changes: main.mine,
    revertsEditId: edit.id,
    newDomain: false,
  });
}

/**
 * A revert's content follows from revisions and not from a form: it is proven as content. What neither stands there
 * nor comes back is somebody's own words, for which the rules of a proposal hold.
 */
async function rebased(
  tx: Tx,
  { id: editId, subjectType: type, subjectId, revertsEditId }: EditRecord,
  { revision, theirs, fields, merged, trust, now }: RebasedOnto,
): Promise<Result<Rebased>> {
  const id = subjectId ?? 0;
  const present = (await revisionContent(tx, type, id, revision)) ?? {};
  const back = await inversesOf(tx, revertsEditId ?? 0);
  const whole = { ...present, ...fields };
  const on = { editId, type, id, present, content: whole, back, trust, now };
  const main = back.find((one) => one.type === type && one.id === id)?.mine ?? {};
  const words = await proveOwnFields(tx, ownFields(fields, [theirs, merged, main]), on);
  if (!words.ok) return words;
  const content = provenContent(subjectNamed(type), { ...whole, ...words.value });
  if (content instanceof ZodError)
    return failure('invalid', { errors: fieldErrors(content, 'resolutions') });
  if ((content.state === 'merged') !== ((content.mergedInto ?? null) !== null))
    return invalidField('changes.state', 'not_active');
  const alone = await standsAlone(tx, { ...on, content });
  if (!alone.ok) return alone;
  const changes = pick({ ...content, ...alone.value }, Object.keys(fields));
  if (isDeepEqual(changes, theirs)) return invalidField('changes', 'nothing_changed');
  const known = [theirs, ...back.map(({ mine }) => mine)];
  const wrong = wrongWords(changes, known, trust, now);
  if (wrong !== null) return wrong;
  return success({
    changes,
    base: theirs,
    baseRevision: revision,
    newDomain: await bringsNewDomain(tx, changes, known),
    ports:
      type === 'report' ? { start: Number(content.portStart), end: Number(content.portEnd) } : null,
  });
}

function isMain(edit: EditRecord, { type, id }: Inverse): boolean {
  return id === edit.subjectId && type === edit.subjectType;
}

/** The main subject's fields may have been rebased; the others follow from the revisions. */
async function inversesBy(tx: Tx, edit: EditRecord): Promise<Inverse[]> {
  const inverses = await inversesOf(tx, edit.revertsEditId ?? 0);
  return inverses.map((inverse) =>
    isMain(edit, inverse) ? { ...inverse, base: edit.base ?? {}, mine: edit.changes } : inverse,
  );
}

async function plan(tx: Tx, edit: EditRecord): Promise<Plan> {
  const inverses = await inversesBy(tx, edit);
  await lockEntries(tx, inverses);
  const writes = new Map<Inverse, PlannedWrite>();
  let refused: (Plan & { ok: false }) | null = null;
  for (const [inverse, { subject, current }] of await loadSubjects(tx, inverses)) {
    const { id, base, mine } = inverse;
    const merged = planOnto(current, subject, id, base, mine);
    if (!merged.ok) refused ??= merged;
    const write = merged.ok ? merged.writes[0] : meantWrite(subject, id, current, merged.mine);
    if (write === undefined) continue;
    if (isMain(edit, inverse)) refused ??= await isAnotherNow(tx, edit, write);
    writes.set(inverse, write);
  }
  const planned = inverses.flatMap((inverse) => writes.get(inverse) ?? []);
  const kept =
    refused ??
    (await namesakeOf(tx, edit, [...writes.values()])) ??
    (await keepOneOfEachUse(tx, planned, edit.changes));
  return kept.ok ? kept : { ...kept, meant: planned };
}

/** One that no longer merges is told as the revert means it. */
function meantWrite(
  subject: Subject,
  id: number,
  current: Loaded<Fields> | undefined,
  mine: Fields,
): PlannedWrite | undefined {
  if (current === undefined) return undefined;
  const { content: before, revision } = current;
  return { subject, id, revision, before, content: { ...before, ...mine } };
}

/** The conflict of a report that says something else by now than what the revert unmakes; null for none. */
async function isAnotherNow(tx: Tx, edit: EditRecord, { id, before }: PlannedWrite) {
  const present = before ?? {};
  const changed = await unmadeSince(tx, edit, { id: id ?? 0, present });
  return changed.length === 0 ? null : conflict(changed, pick(present, changed), edit.changes);
}

/** The conflict of an entry whose name is another's by now; null for none. */
async function namesakeOf(tx: Tx, edit: EditRecord, writes: readonly PlannedWrite[]) {
  for (const { subject, id, content } of writes) {
    if (subject.type !== 'software' || id === null) continue;
    const namesake = await findNamesake(tx, content, id);
    if (namesake !== null) return conflict(['name'], { software: namesake }, edit.changes);
  }
  return null;
}
