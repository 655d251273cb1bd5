import { z, ZodError } from 'zod';
import { mergeFields } from '@/lib/edits/rules/merge';
import { subjectNamed } from '@/lib/edits/subjects/subject';
import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { SELF_REVERT } from '@/lib/trust/queries';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { failure, type Result, success } from '@/lib/platform/errors';
import { findDuplicate } from '@/lib/reports/queries';
import type { ReportContent } from '@/lib/reports/content';
import { fieldErrors } from '@/lib/platform/error-codes';
import {
  asItStands,
  conflict,
  held,
  pick,
  planMerge,
  type Read,
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
import { type Inverse, inLockOrder, inversesOf, leftBy, lockEntries, subjectOf } from './inverse';
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
  writes,
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
  { subjectType, subjectId, revertsEditId }: EditRecord,
  { revision, theirs, fields, trust, now }: RebasedOnto,
): Promise<Result<Rebased>> {
  const present = (await revisionContent(tx, subjectType, subjectId ?? 0, revision)) ?? {};
  try {
    const proven = subjectNamed(subjectType).parse({ ...present, ...fields });
    const changes = pick(proven, Object.keys(fields));
    if (isDeepEqual(changes, theirs)) return invalidField('changes', 'nothing_changed');
    const inverses = await inversesOf(tx, revertsEditId ?? 0);
    const known = [theirs, ...inverses.map(({ mine }) => mine)];
    const wrong = wrongWords(changes, known, trust, now);
    if (wrong !== null) return wrong;
    const newDomain = await bringsNewDomain(tx, changes, known);
    return success({ changes, base: theirs, baseRevision: revision, newDomain });
  } catch (error) {
    if (error instanceof ZodError)
      return failure('invalid', { errors: fieldErrors(error, 'resolutions') });
    throw error;
  }
}

function isMain(edit: EditRecord, { type, id }: Inverse): boolean {
  return id === edit.subjectId && type === edit.subjectType;
}

/** The main subject's fields may have been rebased; the others follow from the revisions. */
async function planInverse(tx: Tx, edit: EditRecord, inverse: Inverse, read: Read) {
  const own = { base: edit.base ?? {}, mine: edit.changes };
  const { base, mine } = isMain(edit, inverse) ? own : inverse;
  return planMerge(tx, await subjectOf(tx, inverse), inverse.id, base, mine, read);
}

/** One that no longer merges is told as the revert means it, although nothing is carried out then. */
async function writes(tx: Tx, edit: EditRecord): Promise<PlannedWrite[]> {
  const planned: PlannedWrite[] = [];
  for (const inverse of await inversesOf(tx, edit.revertsEditId ?? 0)) {
    const merged = await planInverse(tx, edit, inverse, asItStands);
    if (merged.ok) {
      planned.push(...merged.writes);
      continue;
    }
    const subject = await subjectOf(tx, inverse);
    const present = await asItStands(tx, subject, inverse.id);
    if (present === null) continue;
    const { content: before, revision } = present;
    const content = { ...before, ...merged.mine };
    planned.push({ subject, id: inverse.id, revision, before, content });
  }
  return planned;
}

async function plan(tx: Tx, edit: EditRecord): Promise<Plan> {
  const inverses = await inversesOf(tx, edit.revertsEditId ?? 0);
  await lockEntries(tx, inverses);
  const order = inLockOrder(inverses);
  const writes = new Map<Inverse, PlannedWrite>();
  for (const inverse of order) {
    const merged = await planInverse(tx, edit, inverse, held);
    if (!merged.ok) return merged;
    const write = merged.writes[0];
    if (isMain(edit, inverse)) {
      const present = write.before ?? {};
      const changed = await unmadeSince(tx, edit, { id: inverse.id, present });
      if (changed.length > 0) return conflict(changed, pick(present, changed), edit.changes);
    }
    writes.set(inverse, write);
  }
  const twin = await revivedTwin(tx, [...writes.values()]);
  if (twin !== null) return conflict(['state'], { report: twin }, edit.changes);
  for (const { subject, id, content } of writes.values()) {
    if (subject.type !== 'software' || id === null) continue;
    const namesake = await findNamesake(tx, content, id);
    if (namesake !== null) return conflict(['name'], { software: namesake }, edit.changes);
  }
  return { ok: true, writes: inverses.flatMap((inverse) => writes.get(inverse) ?? []) };
}

/** A report that comes back while others report the same: of a merge that is undone, the other half is meant to stay. */
async function revivedTwin(tx: Tx, writes: readonly PlannedWrite[]): Promise<number | null> {
  const reports = writes.filter(({ subject }) => subject.type === 'report');
  const revived = reports.filter(
    ({ before, content }) => before?.state !== 'active' && content.state === 'active',
  );
  for (const { id, content } of revived) {
    const claim = content as ReportContent;
    const software = await tx.software.findUniqueOrThrow({
      where: { slug: claim.software },
      select: { id: true },
    });
    const twin = await findDuplicate(tx, { ...claim, softwareId: software.id }, id);
    if (twin !== null && !reports.some((other) => other.id === twin)) return twin;
  }
  return null;
}
