import type { z } from 'zod';

/** A page's query string, read by a schema of strings. */
export interface Asked<Query> {
  readonly query: Query;
  /** Parameters whose values mean nothing; they were left out. */
  readonly ignored: readonly string[];
}

/** What Next hands a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The query of a page that shows a list. A page that was asked with nonsense shows what it can and says
 * what it left out; empty fields of a form count as not given. Of a parameter given twice the first counts.
 */
export function readAsked<Schema extends z.ZodObject>(
  schema: Schema,
  asked: SearchParams,
): Asked<z.output<Schema>> {
  const given = Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => {
      const first = (Array.isArray(value) ? value[0] : value)?.trim();
      return first === undefined || first === '' || !(name in schema.shape) ? [] : [[name, first]];
    }),
  );
  const ignored = wrongNames(schema, given);
  const kept = Object.fromEntries(
    Object.entries(given).filter(([name]) => !ignored.includes(name)),
  );
  return { query: schema.parse(kept), ignored };
}

function wrongNames(
  schema: z.ZodObject,
  given: Readonly<Record<string, string | undefined>>,
): string[] {
  const parsed = schema.safeParse(given);
  return parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
}
