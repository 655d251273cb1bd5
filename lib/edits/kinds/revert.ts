import { z } from 'zod';
import { mergeFields } from '@/lib/edits/rules/merge';
import { articleSubject } from '@/lib/edits/subjects/article';
import { reportSubject } from '@/lib/edits/subjects/report';
import { softwareSubject } from '@/lib/edits/subjects/software';
import { subjectRevision } from '@/lib/edits/commands/subject-revision';
import { subjectNamed } from '@/lib/edits/subjects/by-name';
import type { Subject } from '@/lib/edits/subjects/subject';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { articlePlaceSchema } from '@/lib/articles/changes';
import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { rowNumberSchema } from '@/lib/platform/row-number';
import type { Sql } from '@/lib/platform/sql';
import { failure, type Result, success } from '@/lib/platform/errors';
import { findDuplicate } from '@/lib/reports/commands/duplicates';
import type { ReportContent } from '@/lib/reports/content';
import { lockSoftware, lockSoftwareNames } from '@/lib/software/commands';
import { revisionContent, type Versions } from './base';
import { fieldErrors } from '@/lib/platform/field-errors';
import { parseChanges } from './input';
import type { EditRecord, Kind, Plan, PlannedWrite, Prepared, PrepareInput } from './kind';
import { conflict, pick, planMerge } from './merged';

/** A revert says nothing but which edit; the body may leave `changes` out. */
const changesSchema = z.strictObject({});

/** Undoes what an applied edit left, three-way against the present; what it created is retired. */
export const revert: Kind = {
  kind: 'revert',
  changesSchema,
  rebaseable: true,
  prepare,
  mine: (_tx, edit) => Promise.resolve(edit.changes),
  plan,
};

/** One revision that the edit left, the other way round. */
interface Inverse {
  readonly type: SubjectType;
  readonly id: number;
  /** The touched fields as the edit left them. */
  readonly base: Fields;
  /** The same fields as they were before. */
  readonly mine: Fields;
}

/** A revision that the edit left. */
interface LeftRevision {
  readonly type: SubjectType;
  readonly id: number;
  readonly number: number;
  readonly content: Fields;
}

/** What would undo each revision an edit left, in the order it left them. A new software entry stays. */
async function inversesOf(tx: Sql, editId: number): Promise<Inverse[]> {
  const left = await tx.$queryRaw<LeftRevision[]>`
    SELECT subject_type AS type, subject_id AS id, number, content FROM revision WHERE edit_id = ${editId} ORDER BY revision.id`;
  const inverses: Inverse[] = [];
  for (const { type, id, number, content } of left) {
    const before = number === 1 ? null : await revisionContent(tx, type, id, number - 1);
    if (before !== null) inverses.push({ type, id, ...between(before, content) });
    else if (type !== 'software')
      inverses.push({ type, id, base: { state: 'active' }, mine: { state: 'retired' } });
  }
  return inverses;
}

function between(before: Fields, after: Fields): Pick<Inverse, 'base' | 'mine'> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => !isDeepEqual(before[name], after[name]));
  return { base: pick(after, changed), mine: pick(before, changed) };
}

interface RevertedEdit {
  readonly id: number;
  readonly state: string;
  readonly subjectType: string;
  readonly subjectId: number | null;
  readonly portStart: number | null;
  readonly portEnd: number | null;
  readonly locale: string | null;
}

async function prepare(tx: Sql, input: PrepareInput): Promise<Result<Prepared>> {
  const id = rowNumberSchema.safeParse(input.subject);
  if (!id.success) return failure('invalid', { errors: fieldErrors(id.error, 'subject') });
  const parsed = parseChanges(changesSchema, input.changes ?? {});
  if (!parsed.ok) return parsed;
  const [edit] = await tx.$queryRaw<RevertedEdit[]>`
    SELECT id, state, subject_type AS "subjectType", subject_id AS "subjectId", port_start AS "portStart", port_end AS "portEnd", locale
    FROM edit WHERE id = ${id.data}`;
  if (edit === undefined) return failure('not-found', { reason: 'no-such-edit' });
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
    baseRevision: revision,
    base: main.base,
    changes: main.mine,
    revertsEditId: edit.id,
    newDomain: false,
  });
}

async function plan(tx: Tx, edit: EditRecord): Promise<Plan> {
  const inverses = await inversesOf(tx, edit.revertsEditId ?? 0);
  await lockEntries(tx, inverses);
  // Locked in the one order: entries, then reports by number; written in the order the edit wrote.
  const order = [...inverses].sort(
    (a, b) => Number(b.type === 'software') - Number(a.type === 'software') || a.id - b.id,
  );
  const writes = new Map<Inverse, PlannedWrite>();
  for (const inverse of order) {
    // The main subject's fields may have been rebased; the others follow from the revisions.
    const isMain = inverse.id === edit.subjectId && inverse.type === edit.subjectType;
    const { base, mine } = isMain ? { base: edit.base ?? {}, mine: edit.changes } : inverse;
    const merged = await planMerge(tx, await subjectOf(tx, inverse), inverse.id, base, mine);
    if (!merged.ok) return merged;
    writes.set(inverse, merged.writes[0]);
  }
  const twin = await revivedTwin(tx, [...writes.values()]);
  if (twin !== null) return conflict(['state'], { report: twin }, edit.changes);
  return { ok: true, writes: inverses.flatMap((inverse) => writes.get(inverse) ?? []) };
}

async function lockEntries(tx: Tx, inverses: readonly Inverse[]): Promise<void> {
  const entries = inverses.filter(({ type }) => type === 'software').map(({ id }) => id);
  const reports = inverses.filter(({ type }) => type === 'report').map(({ id }) => id);
  if (entries.length > 0) await lockSoftwareNames(tx);
  const owners = await tx.report.findMany({
    where: { id: { in: reports } },
    select: { softwareId: true },
  });
  await lockSoftware(tx, [...entries, ...owners.map(({ softwareId }) => softwareId)]);
}

async function subjectOf(tx: Tx, { type, id }: Inverse): Promise<Subject> {
  if (type === 'report') return reportSubject;
  if (type === 'software') return softwareSubject;
  const { port, locale } = await tx.article.findUniqueOrThrow({
    where: { id },
    select: { port: true, locale: true },
  });
  return articleSubject(articlePlaceSchema.parse({ port, locale }));
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
