import { ZodError } from 'zod';
import { type MergedFields, mergeFields, type Shapes } from '@/lib/edits/rules/merge';
import { lostMentions, renumbered } from '@/lib/edits/rules/sources';
import type { Loaded, Subject } from '@/lib/edits/subjects/subject';
import { revisionsWritten } from '@/lib/edits/subjects/write-revision';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import { fieldError } from '@/lib/platform/error-codes';
import { type Failure, failure, success, type Success } from '@/lib/platform/errors';
import type { Plan, PlannedWrite } from './kind';

/** A subject's row as far as revisions go. */
export interface Numbered {
  readonly id: number;
  readonly revision: number;
}

/** Both sides of a true conflict, the fields in question only; `revision` is the present one. */
export interface Versions {
  readonly base: Fields;
  readonly theirs: Fields;
  readonly mine: Fields;
  readonly revision: number;
  readonly conflicts: readonly string[];
}

/** What an edit of an existing subject stands on. */
export interface Based {
  readonly baseRevision: number;
  /** The fields it sets, as they were at that revision. */
  readonly base: Fields;
  /** The fields it sets; what equals the base is left out. */
  readonly mine: Fields;
}

/** The number of a subject's newest revision; 0 where it has none. */
export async function subjectRevision(
  tx: Tx,
  subjectType: string,
  subjectId: number,
): Promise<number> {
  await revisionsWritten(tx);
  const newest = await tx.revision.aggregate({
    where: { subjectType, subjectId },
    _max: { number: true },
  });
  return newest._max.number ?? 0;
}

/** A revision's content; null for a number that never was. */
export async function revisionContent(
  tx: Tx,
  subjectType: SubjectType,
  subjectId: number,
  number: number,
): Promise<Fields | null> {
  await revisionsWritten(tx);
  const revision = await tx.revision.findUnique({
    where: { subjectType_subjectId_number: { subjectType, subjectId, number } },
    select: { content: true },
  });
  return (revision?.content ?? null) as Fields | null;
}

/**
 * The revision an edit is based on: the one it names, else the present one. One that never was is
 * `invalid`.
 */
export async function baseContent(
  tx: Tx,
  subjectType: SubjectType,
  subject: Numbered,
  baseRevision: number | null,
): Promise<Success<{ revision: number; content: Fields }> | Failure<'invalid'>> {
  const number = baseRevision ?? subject.revision;
  const content = await revisionContent(tx, subjectType, subject.id, number);
  if (content === null) {
    return failure('invalid', {
      errors: [fieldError('baseRevision', 'unknown_revision')],
    });
  }
  return success({ revision: number, content });
}

/**
 * Sets `mine` on the base it names. What others did since on other fields, or elsewhere in a text,
 * will merge by itself; a true conflict with the present revision is `stale`, with both versions. What changes
 * nothing, or nothing any more, is `invalid`.
 */
export async function standOnBase(
  tx: Tx,
  subject: Numbered & { readonly type: SubjectType; readonly shapes: Shapes },
  base: { readonly revision: number; readonly content: Fields },
  wanted: Fields,
): Promise<Success<Based> | Failure<'invalid' | 'stale'>> {
  const names = Object.keys(wanted).filter(
    (name) => !isDeepEqual(wanted[name], base.content[name]),
  );
  if (names.length === 0)
    return failure('invalid', { errors: [fieldError('changes', 'nothing_changed')] });
  const [mine, before] = [pick(wanted, names), pick(base.content, names)];
  if (base.revision !== subject.revision) {
    const present = (await revisionContent(tx, subject.type, subject.id, subject.revision)) ?? {};
    const onto = mergeOnto(present, before, mine, subject.shapes);
    const { theirs, conflicts } = onto;
    if (conflicts.length > 0) {
      const both = { base: before, theirs, mine: onto.mine };
      const detail: Versions = { ...both, revision: subject.revision, conflicts };
      return failure('stale', { reason: 'changed-meanwhile', detail });
    }
    if (leavesNothing(onto))
      return failure('invalid', { errors: [fieldError('changes', 'stands_already')] });
  }
  return success({ baseRevision: base.revision, base: before, mine });
}

/** What an edit makes of the present content, and the sides it was made of. */
export interface Onto extends MergedFields {
  readonly theirs: Fields;
  /** The edit's own fields, its new sources numbered so that nobody else's has their number. */
  readonly mine: Fields;
}

/**
 * Merges an edit of some fields with the present content. That a text of one side mentions a source which the other
 * has taken away is a conflict too, of those of these fields that the edit sets.
 */
export function mergeOnto(content: Fields, base: Fields, wanted: Fields, shapes: Shapes): Onto {
  const names = Object.keys(wanted);
  const theirs = pick(content, names);
  const mine = renumbered(base, theirs, wanted, shapes);
  const merged = mergeFields(base, theirs, mine, shapes);
  if (merged.conflicts.length > 0) return { ...merged, theirs, mine };
  const lost = lostMentions(content, { ...content, ...merged.fields }, shapes);
  const conflicts = lost.filter((name) => names.includes(name));
  return { fields: { ...merged.fields, ...pick(theirs, conflicts) }, conflicts, theirs, mine };
}

/** Whether what stands says all of it already. `marks` are fields that no revision keeps. */
export function leavesNothing(
  { fields, theirs, conflicts }: Pick<Onto, 'fields' | 'theirs' | 'conflicts'>,
  marks: readonly string[] = [],
): boolean {
  const names = Object.keys(fields).filter((name) => !marks.includes(name));
  return conflicts.length === 0 && names.every((name) => isDeepEqual(fields[name], theirs[name]));
}

/** The fields of `content` that `names` names. */
export function pick(content: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => name in content).map((name) => [name, content[name]]),
  );
}

/** A plan that found both sides at odds on these fields. `meant`: what the edit would write but for that. */
export function conflict(
  conflicts: readonly string[],
  theirs: Fields,
  mine: Fields,
  meant: readonly PlannedWrite[] = [],
): Plan & { ok: false } {
  return { ok: false, conflicts, theirs, mine, meant };
}

/** A plan of one write. */
export type SinglePlan =
  { readonly ok: true; readonly writes: readonly [PlannedWrite] } | (Plan & { ok: false });

/**
 * The plan of an edit that sets `mine` on a subject: merged three-way with what others did since
 * `base`. Fields the edit does not touch stay as they are. What each side may say and both together
 * may not (a range upside down, too many aliases) is a conflict too.
 */
export async function planMerge(
  tx: Tx,
  subject: Subject,
  id: number,
  base: Fields,
  mine: Fields,
): Promise<SinglePlan> {
  return planOnto((await subject.load(tx, [id])).get(id), subject, id, base, mine);
}

/** The same on what was loaded before; none where there is nothing of that number. */
export function planOnto(
  current: Loaded<Fields> | undefined,
  subject: Subject,
  id: number,
  base: Fields,
  mine: Fields,
): SinglePlan {
  const touched = Object.keys(mine);
  if (current === undefined) return conflict(touched, {}, mine);
  const onto = mergeOnto(current.content, pick(base, touched), mine, subject.shapes);
  const { fields, conflicts } = onto;
  if (conflicts.length > 0) return conflict(conflicts, onto.theirs, onto.mine);
  const content = provenContent(subject, { ...current.content, ...fields });
  if (content instanceof ZodError) {
    const names = [...new Set(content.issues.map(({ path }) => String(path[0])))];
    return conflict(names, pick(current.content, names), mine);
  }
  return {
    ok: true,
    writes: [{ subject, id, revision: current.revision, before: current.content, content }],
  };
}

/**
 * The same of what is in use: what was taken out of use since is there for nobody to see, nor to write into. Not for a
 * kind that takes out of use itself: it would always be in conflict.
 */
export async function planMergeInUse(
  tx: Tx,
  subject: Subject,
  id: number,
  base: Fields,
  mine: Fields,
): Promise<SinglePlan> {
  const merged = await planMerge(tx, subject, id, base, mine);
  if (!merged.ok) return merged;
  const { content } = merged.writes[0];
  return content.state === 'active'
    ? merged
    : conflict(['state'], pick(content, ['state', 'mergedInto']), mine);
}

/** Fields as a content, or what is wrong with them. */
export function provenContent(subject: Pick<Subject, 'parse'>, fields: Fields): Fields | ZodError {
  try {
    return subject.parse(fields);
  } catch (error) {
    if (error instanceof ZodError) return error;
    throw error;
  }
}
