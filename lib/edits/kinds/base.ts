import { mergeFields, type Shapes } from '@/lib/edits/rules/merge';
import type { Fields, SubjectType } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Sql } from '@/lib/platform/sql';
import { type Failure, failure, success, type Success } from '@/lib/platform/errors';
import { pick } from './merged';

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

/** A revision's content; null for a number that never was. */
export async function revisionContent(
  tx: Sql,
  subjectType: SubjectType,
  subjectId: number,
  number: number,
): Promise<Fields | null> {
  const [revision] = await tx.$queryRaw<{ content: Fields }[]>`
    SELECT content FROM revision WHERE subject_type = ${subjectType} AND subject_id = ${subjectId} AND number = ${number}`;
  return revision?.content ?? null;
}

/**
 * The revision an edit is based on: the one it names, else the present one. One that never was is
 * `invalid`.
 */
export async function baseContent(
  tx: Sql,
  subjectType: SubjectType,
  subject: Numbered,
  baseRevision: number | null,
): Promise<Success<{ revision: number; content: Fields }> | Failure<'invalid'>> {
  const number = baseRevision ?? subject.revision;
  const content = await revisionContent(tx, subjectType, subject.id, number);
  if (content === null) {
    return failure('invalid', {
      errors: [{ path: 'baseRevision', message: 'is no revision of this subject' }],
    });
  }
  return success({ revision: number, content });
}

/**
 * Sets `mine` on the base it names. What others did since on other fields, or elsewhere in a text,
 * will merge by itself; a true conflict with the present revision is `stale`, with both versions.
 */
export async function settleBase(
  tx: Sql,
  subject: Numbered & { readonly type: SubjectType; readonly shapes: Shapes },
  base: { readonly revision: number; readonly content: Fields },
  wanted: Fields,
): Promise<Success<Based> | Failure<'invalid' | 'stale'>> {
  const names = Object.keys(wanted).filter(
    (name) => !isDeepEqual(wanted[name], base.content[name]),
  );
  if (names.length === 0)
    return failure('invalid', { errors: [{ path: 'changes', message: 'must change something' }] });
  const [mine, before] = [pick(wanted, names), pick(base.content, names)];
  if (base.revision !== subject.revision) {
    const present = (await revisionContent(tx, subject.type, subject.id, subject.revision)) ?? {};
    const theirs = pick(present, names);
    const { conflicts } = mergeFields(before, theirs, mine, subject.shapes);
    if (conflicts.length > 0) {
      const detail: Versions = {
        base: before,
        theirs,
        mine,
        revision: subject.revision,
        conflicts,
      };
      return failure('stale', { reason: 'changed-meanwhile', detail });
    }
  }
  return success({ baseRevision: base.revision, base: before, mine });
}
