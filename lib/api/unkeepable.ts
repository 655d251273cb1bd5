import { type FieldError, fieldError } from '@/lib/platform/error-codes';

/** Nothing that this API takes nests deeper; what reads it may recurse. */
const MAX_DEPTH = 32;

/** Enough to see what is wrong. */
const MOST_ERRORS = 20;

/** What PostgreSQL cannot keep: a NUL, and half of a character that takes two. */
const UNKEEPABLE = /\0|\p{Cs}/u;

/**
 * What of a JSON body nobody could keep or walk through, told by its path: texts and names with a NUL
 * or half a character in them, and nesting without end. Looks at everything once, without recursion.
 */
export function unkeepableParts(body: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const seen: { readonly value: unknown; readonly path: readonly string[] }[] = [
    { value: body, path: [] },
  ];
  for (const next of seen) {
    if (errors.length >= MOST_ERRORS) break;
    const { value, path } = next;
    if (typeof value === 'string' && UNKEEPABLE.test(value))
      errors.push(fieldError(path.join('.'), 'hidden_characters'));
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= MAX_DEPTH) {
      errors.push(fieldError(path.slice(0, 3).join('.'), 'too_deep'));
      continue;
    }
    for (const [name, inner] of Object.entries(value)) {
      if (UNKEEPABLE.test(name)) errors.push(fieldError(path.join('.'), 'unrecognized_keys'));
      else seen.push({ value: inner, path: [...path, name] });
    }
  }
  return errors;
}
