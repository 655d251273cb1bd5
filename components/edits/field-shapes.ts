/** How a field of an edit is shown and edited. */
export type FieldShape =
  | 'line'
  | 'text'
  | 'port'
  | 'word'
  | 'truth'
  | 'list'
  | 'software'
  | 'reference'
  | 'evidence'
  | 'citations';

/** Every field that a report, an article or a software entry has, and those only edits have. */
const SHAPES: Readonly<Record<string, FieldShape>> = {
  port: 'port',
  portStart: 'port',
  portEnd: 'port',
  transports: 'list',
  software: 'software',
  role: 'word',
  onByDefault: 'truth',
  summary: 'line',
  description: 'text',
  versions: 'line',
  evidence: 'evidence',
  finding: 'word',
  state: 'word',
  as: 'word',
  into: 'reference',
  mergedInto: 'reference',
  title: 'line',
  body: 'text',
  questions: 'text',
  citations: 'citations',
  translatedFrom: 'word',
  translatedRevision: 'port',
  slug: 'line',
  name: 'line',
  tagline: 'line',
  article: 'line',
  homepage: 'line',
  domains: 'list',
  repositories: 'list',
  aliases: 'list',
};

/** The order in which fields are read: what it is first, what it rests on last. */
const ORDER = Object.keys(SHAPES);

/** A field that nobody has named here is shown as text. */
export function shapeOf(field: string): FieldShape {
  return SHAPES[field] ?? 'line';
}

/** Fields in reading order; unknown ones come last, by name. */
export function inReadingOrder<T extends { readonly field: string }>(fields: readonly T[]): T[] {
  const rank = ({ field }: T) => (field in SHAPES ? ORDER.indexOf(field) : ORDER.length);
  return [...fields].sort((a, b) => rank(a) - rank(b) || a.field.localeCompare(b.field));
}
