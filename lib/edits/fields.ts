import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import type { FieldSpec } from '@/lib/platform/fields';
import { REPORT_FIELDS, RETIRE_FIELDS } from '@/lib/reports/fields';
import { SERVICE_FIELDS } from '@/lib/services/fields';
import { SOFTWARE_FIELDS } from '@/lib/software/fields';

/** Every field that an edit can show, in the order in which fields are read. */
const ALL: readonly FieldSpec[] = [
  // Of a report on one port, in place of its first and last.
  { name: 'port', shape: 'port', setBy: 'kind' },
  ...REPORT_FIELDS,
  ...RETIRE_FIELDS,
  // Merges: a report's number or an entry's slug.
  { name: 'into', shape: 'number', setBy: 'kind' },
  ...ARTICLE_FIELDS,
  ...SOFTWARE_FIELDS,
  ...SERVICE_FIELDS,
];

const BY_NAME = new Map<string, FieldSpec>();
for (const field of ALL) if (!BY_NAME.has(field.name)) BY_NAME.set(field.name, field);
const ORDER = [...BY_NAME.keys()];

/** The field of that name; one that nobody described is a line of text. */
export function fieldNamed(name: string): FieldSpec {
  return BY_NAME.get(name) ?? { name, shape: 'line', setBy: 'kind' };
}

/** Whether the catalogues have a name for the field. */
export function isDescribed(name: string): boolean {
  return BY_NAME.has(name);
}

/** Fields in reading order; those that nobody described come last, by name. */
export function inReadingOrder<Row extends { readonly field: string }>(
  rows: readonly Row[],
): Row[] {
  const rank = ({ field }: Row) => (BY_NAME.has(field) ? ORDER.indexOf(field) : ORDER.length);
  return [...rows].sort((a, b) => rank(a) - rank(b) || a.field.localeCompare(b.field));
}

/** All field lists by what they describe, for the tests that hold schemas and catalogues against them. */
export { ALL as ALL_FIELDS };
