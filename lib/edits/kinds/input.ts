import type { z } from 'zod';
import { DAY } from '@/lib/platform/clock';
import { type Failure, failure } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { TRUST } from '@/lib/levels/levels';

/** `changes` proven by the kind's schema, or the 422 that names every wrong field. */
export function parseChanges<T>(
  schema: z.ZodType<T>,
  changes: unknown,
): { ok: true; value: T } | Failure<'invalid'> {
  const parsed = schema.safeParse(changes);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : failure('invalid', { errors: fieldErrors(parsed.error, 'changes') });
}

/** Holding a piece of evidence for primary although its link lies elsewhere is for reviewers. */
export function tickedByOthers(
  evidence: readonly { readonly ticked?: boolean | undefined }[] | undefined,
  trust: number,
): Failure<'invalid'> | null {
  const at =
    trust >= TRUST.reviewer ? -1 : (evidence ?? []).findIndex(({ ticked }) => ticked === true);
  return at < 0 ? null : invalidField(`changes.evidence.${at}.ticked`, 'is for reviewers to say');
}

/** Nobody has looked on a day that has not begun anywhere on Earth. `path`: of the list, below `changes`. */
export function checkedTooEarly(
  days: readonly (string | undefined)[],
  path: (at: number) => string,
  now: Date,
): Failure<'invalid'> | null {
  const tomorrow = new Date(now.getTime() + DAY).toISOString().slice(0, 10);
  const at = days.findIndex((day) => day !== undefined && day > tomorrow);
  return at < 0 ? null : invalidField(`changes.${path(at)}`, 'must not lie in the future');
}

/** The same of proposed evidence. */
export function evidenceTooEarly(
  evidence: readonly { readonly checkedOn?: string | undefined }[] | undefined,
  now: Date,
): Failure<'invalid'> | null {
  const days = (evidence ?? []).map(({ checkedOn }) => checkedOn);
  return checkedTooEarly(days, (at) => `evidence.${at}.checkedOn`, now);
}

export function invalidField(path: string, message: string): Failure<'invalid'> {
  return failure('invalid', { errors: [{ path, message }] });
}
