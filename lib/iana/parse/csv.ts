import { parse } from 'csv-parse/sync';

import { ReleaseError } from '@/lib/iana/parse/errors';
import type { RegistryCells, RegistryRow } from '@/lib/iana/row';
import { CellError, cellsFromRow, rowFromCells } from '@/lib/iana/row';

/** The twelve columns in their order, each with the names it has had; the first is today's. */
const COLUMNS: readonly (readonly string[])[] = [
  ['Service Name'],
  ['Port Number'],
  ['Transport Protocol'],
  ['Description'],
  ['Assignee'],
  ['Contact'],
  ['Registration Date'],
  ['Modification Date'],
  ['Reference'],
  ['Service Code'],
  ['Unauthorized Use Reported', 'Known Unauthorized Uses'],
  ['Assignment Notes'],
];

/** The header line of today's releases. */
export const CSV_HEADER = COLUMNS.map((names) => names[0]).join(',');

/** Whether the text starts as the registry's CSV does, whatever the rest of its header says. */
export function looksLikeCsv(text: string): boolean {
  return /^\uFEFF?\s*"?\s*Service Name\s*"?\s*,/i.test(text);
}

/** What a spreadsheet may put between the columns instead of a comma. */
const SEPARATORS: readonly (readonly [RegExp, string])[] = [
  [/^\s*"?\s*Service Name\s*"?\s*;/i, 'semicolons'],
  [/^\s*"?\s*Service Name\s*"?[^\S\t]*\t/i, 'tabs'],
  [/^\s*"?\s*Service Name\s*"?\s*\|/i, 'vertical bars'],
];

/** What separates the columns of a text that would be the registry's CSV but for that; null for any other. */
export function otherSeparator(text: string): string | null {
  return SEPARATORS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** Whether the last record is complete: IANA ends each with a line end, so a file without one was cut off. */
export function endsWithLine(text: string): boolean {
  return /[\r\n]\s*$/.test(text.slice(-64));
}

/** All rows of a release in CSV form (RFC 4180). Throws a `ReleaseError` for a changed or broken file. */
export function parseCsv(text: string): RegistryRow[] {
  const [header, ...records] = readRecords(text);
  checkHeader(header ?? []);
  return records.map((record, index) => {
    if (record.length !== COLUMNS.length) {
      throw new ReleaseError(
        'bad-record',
        `record ${index + 1} after the header has ${record.length} cells instead of ${COLUMNS.length}`,
      );
    }
    try {
      return rowFromCells(cellsFromRecord(record));
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      throw new ReleaseError(
        'bad-record',
        `record ${index + 1} after the header: ${error.message}`,
      );
    }
  });
}

/** The rows as CSV text in IANA's own form: CRLF after each record, quotes doubled. */
export function writeCsv(rows: readonly RegistryRow[]): string {
  const lines = rows.map((row) => Object.values(cellsFromRow(row)).map(quote).join(','));
  return [CSV_HEADER, ...lines].map((line) => `${line}\r\n`).join('');
}

function readRecords(text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new ReleaseError(
      'broken',
      `the CSV is broken: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function checkHeader(header: readonly string[]): void {
  for (const [index, names] of COLUMNS.entries()) {
    const found = header[index]?.trim();
    if (found !== undefined && names.includes(found)) continue;
    const what = found === undefined ? 'is missing' : `is "${found}"`;
    throw new ReleaseError(
      'header-changed',
      `the header has changed: column ${index + 1} should be "${names[0]}" but ${what}`,
    );
  }
  if (header.length > COLUMNS.length) {
    throw new ReleaseError(
      'header-changed',
      `the header has changed: column ${COLUMNS.length + 1} "${header[COLUMNS.length]}" is new`,
    );
  }
}

function cellsFromRecord(record: readonly string[]): RegistryCells {
  const cell = (index: number): string => record[index] ?? '';
  return {
    serviceName: cell(0),
    portNumber: cell(1),
    transport: cell(2),
    description: cell(3),
    assignee: cell(4),
    contact: cell(5),
    registered: cell(6),
    modified: cell(7),
    reference: cell(8),
    serviceCode: cell(9),
    unauthorizedUse: cell(10),
    notes: cell(11),
  };
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
