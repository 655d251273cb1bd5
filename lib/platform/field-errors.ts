import type { z } from 'zod';
import type { FieldError } from './errors';

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
