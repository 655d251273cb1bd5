import type { Grade } from '@/lib/reports/types';

/** One change of a report's grade, as the log has it. */
export interface GradeChange {
  readonly at: Date;
  readonly before: Grade;
  readonly after: Grade;
}

/** What a report's grade is before the log says anything of it. */
const FIRST: Grade = 'unverified';

/**
 * The grade of a report just before `until`, from its changes in the log, the oldest first; `now` is its grade today.
 * Null where the log does not tell: the change before that moment and the one after it do not meet, so that
 * something happened between them that nobody wrote down.
 */
export function gradeAt(changes: readonly GradeChange[], now: Grade, until: Date): Grade | null {
  const next = changes.findIndex(({ at }) => at >= until);
  const place = next < 0 ? changes.length : next;
  const reached = changes[place - 1]?.after ?? FIRST;
  const left = changes[place]?.before ?? now;
  return reached === left ? reached : null;
}
