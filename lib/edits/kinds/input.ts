import type { z } from 'zod';
import { type Failure, failure, type FieldError } from '@/lib/platform/errors';
import { TRUST } from '@/lib/levels/levels';

/** What is wrong with each field, as the contract spells it: a dotted path and a message. */
export function fieldErrors(error: z.ZodError, under = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'invalid_union') {
      // The branch that got furthest is the one the person meant.
      const branches = issue.errors.map((issues) =>
        issues.map((one) => ({ path: [...issue.path, ...one.path], one })),
      );
      const best = branches.sort((a, b) => a.length - b.length)[0] ?? [];
      return best.map(({ path, one }) => ({ path: pathText(path, under), message: one.message }));
    }
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: pathText([...issue.path, key], under),
        message: 'is not a known field',
      }));
    }
    return [{ path: pathText(issue.path, under), message: issue.message }];
  });
}

function pathText(path: readonly PropertyKey[], under: string): string {
  return [under, ...path.map(String)].filter((part) => part !== '').join('.');
}

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

export function invalidField(path: string, message: string): Failure<'invalid'> {
  return failure('invalid', { errors: [{ path, message }] });
}
