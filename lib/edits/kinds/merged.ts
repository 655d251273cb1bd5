import { ZodError } from 'zod';
import { mergeFields } from '@/lib/edits/rules/merge';
import type { Subject } from '@/lib/edits/subjects/subject';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Plan, PlannedWrite } from './kind';

/** The fields of `content` that `names` names. */
export function pick(content: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => name in content).map((name) => [name, content[name]]),
  );
}

/** A plan that found both sides at odds on these fields. */
export function conflict(
  conflicts: readonly string[],
  theirs: Fields,
  mine: Fields,
): Plan & { ok: false } {
  return { ok: false, conflicts, theirs, mine };
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
  const current = await subject.load(tx, id);
  const touched = Object.keys(mine);
  if (current === null) return conflict(touched, {}, mine);
  const theirs = pick(current.content, touched);
  const { fields, conflicts } = mergeFields(pick(base, touched), theirs, mine, subject.shapes);
  if (conflicts.length > 0) return conflict(conflicts, theirs, mine);
  const content = proven(subject, { ...current.content, ...fields });
  if (content instanceof ZodError) {
    const names = [...new Set(content.issues.map(({ path }) => String(path[0])))];
    return conflict(names, pick(current.content, names), mine);
  }
  return {
    ok: true,
    writes: [{ subject, id, revision: current.revision, before: current.content, content }],
  };
}

function proven(subject: Subject, fields: Fields): Fields | ZodError {
  try {
    return subject.parse(fields);
  } catch (error) {
    if (error instanceof ZodError) return error;
    throw error;
  }
}
