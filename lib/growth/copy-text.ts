import { columnOf } from '@/lib/platform/column';
import { reportContentSchema } from '@/lib/reports/content';
import { softwareContentSchema } from '@/lib/software/types';

/** What a report says in columns of its own table, by the names of its content. */
export const REPORT_SAYS = saidIn(reportContentSchema, ['software', 'evidence', 'mergedInto']);
/** What an entry says in columns of its own table. */
export const SOFTWARE_SAYS = saidIn(softwareContentSchema, ['mergedInto']);

function saidIn<Field extends string, Elsewhere extends Field>(
  { shape }: { readonly shape: Readonly<Record<Field, unknown>> },
  elsewhere: readonly Elsewhere[],
) {
  return (Object.keys(shape) as Field[]).filter(
    (name): name is Exclude<Field, Elsewhere> => !elsewhere.some((other) => other === name),
  );
}

const columns = (names: readonly string[]) => names.map(columnOf).join(' ');

/** The columns that are written, by table, in the order in which tables need each other. */
export const COLUMNS = {
  user: 'id email email_verified handle name role earned_trust locale suspended_at suspend_reason created_at',
  software: `id name_key revision created_at updated_at ${columns(SOFTWARE_SAYS)}`,
  report: `id software_id author_id grade grade_reason confirm dispute established_confirm established_dispute standing revision created_at updated_at ${columns(REPORT_SAYS)}`,
  edit: 'id kind subject_type subject_id port_start port_end base_revision changes base note author_id state version conflicts new_domain unreviewed reverts_edit_id applied_revision escalated_at author_acted_at created_at updated_at decided_at due_at',
  revision: 'subject_type subject_id number content edit_id created_at',
  evidence:
    'report_id key position kind publisher title url quote checked_on supports ticked primary edit_id',
  review: 'edit_id reviewer_id verdict reason trust created_at',
  vote: 'report_id user_id value epoch reason created_at ended_at ended',
  flag: 'id subject_type subject_id reason note author_id state created_at closed_at',
  watch: 'user_id port_start port_end software_id created_at',
  feedback: 'page key locale mood reason comment visitor day created_at',
  log_entry: 'at actor_id action subject_type subject_id port_start port_end edit_id reason data',
} as const;
export type Table = keyof typeof COLUMNS;
export const TABLES = Object.keys(COLUMNS) as Table[];

/** A value as a column takes it: a number of milliseconds for a time is a Date here. */
export type Cell = string | number | boolean | Date | null | readonly string[] | Json;
/** What is written as JSON. */
export class Json {
  constructor(readonly value: unknown) {}
}

/** What a content says, in this order: what no column takes as it is, such as a list of objects, is a type error. */
export function cellsOf<Field extends string>(
  names: readonly Field[],
  content: Readonly<Record<Field, Cell>>,
): Cell[] {
  return names.map((name) => content[name]);
}

/** A row as COPY reads it in its text form (PostgreSQL, "COPY", File Formats). */
export function copyLine(cells: readonly Cell[]): string {
  return `${cells.map(copyCell).join('\t')}\n`;
}

function copyCell(cell: Cell): string {
  if (cell === null) return '\\N';
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Json) return escaped(JSON.stringify(cell.value));
  if (typeof cell === 'object') return escaped(arrayText(cell));
  return typeof cell === 'string' ? escaped(cell) : String(cell);
}

function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char);
}
