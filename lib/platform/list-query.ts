import { z } from 'zod';
import { failure, type Failure, type Success, success } from './errors';
import { fieldErrors } from './error-codes';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 100;

/** A whole number in a query string: plain decimal digits, `min` to `max`. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine((text) => /^(?:0|[1-9]\d{0,9})$/.test(text), {
      error: `must be a whole number from ${min} to ${max}`,
      params: { code: 'not_whole_number', minimum: min, maximum: max },
      abort: true,
    })
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
}

/** The query parameters that every list takes; `cursor` is one that an earlier page gave. */
export const listQuery = z.object({
  cursor: wholeNumber(0, 2_147_483_647).optional(),
  limit: wholeNumber(1, MAX_LIMIT).default(DEFAULT_LIMIT),
});

/** A list as the API answers it; `nextCursor` is null on the last page. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** One page of a list, as queries give it. */
export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/**
 * The page that `rows` begin, where one row more than `limit` was asked for: the surplus row says
 * that there is a next page, and the last row shown is what that page continues from.
 */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  cursorOf: (last: Item) => number,
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, nextCursor: more ? String(cursorOf(last)) : null };
}

/** The parameters as they count: of one that is given twice the first. */
export function givenFirst(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...parameters].reverse());
}

/**
 * Reads the query string by a schema of strings. Of a parameter given twice the first counts, and
 * parameters that the schema does not know are ignored (contract). Bad values are `invalid`.
 */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Success<z.output<Schema>> | Failure<'invalid'> {
  const parsed = schema.safeParse(givenFirst(new URL(request.url).searchParams));
  return parsed.success
    ? success(parsed.data)
    : failure('invalid', { errors: fieldErrors(parsed.error) });
}
