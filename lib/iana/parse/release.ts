import { gunzipSync } from 'node:zlib';

import { looksLikeCsv, parseCsv } from '@/lib/iana/parse/csv';
import { ReleaseError } from '@/lib/iana/parse/errors';
import type { Footnote } from '@/lib/iana/parse/xml';
import { looksLikeXml, parseXml } from '@/lib/iana/parse/xml';
import type { Person } from '@/lib/iana/person';
import type { RegistryRow } from '@/lib/iana/row';

/** One dated state of the registry. */
export interface Release {
  readonly form: 'xml' | 'csv';
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** A CSV has no date: that of its newest row says only "on or after". */
  readonly dateIsLowerBound: boolean;
  readonly rows: readonly RegistryRow[];
  /** Empty for a CSV, which holds ids only. */
  readonly people: readonly Person[];
  readonly footnotes: readonly Footnote[];
}

export type ParsedRelease =
  | { readonly ok: true; readonly release: Release }
  | { readonly ok: false; readonly error: ReleaseError };

/** The registry is some 4 MB as XML; a file that unpacks to more than this is something else. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a release from the bytes of a file: XML or CSV, plain or gzipped, told apart by content.
 * `date` (`YYYY-MM-DD`) overrides what the file says of itself. A file that cannot be read is a value
 * with a one-line reason; the order of rows is the file's.
 */
export function parseRelease(bytes: Uint8Array, options: { date?: string } = {}): ParsedRelease {
  try {
    return { ok: true, release: readRelease(decode(unpack(bytes)), options.date) };
  } catch (error) {
    if (error instanceof ReleaseError) return { ok: false, error };
    throw error;
  }
}

function readRelease(text: string, date: string | undefined): Release {
  if (looksLikeXml(text)) {
    const { updated, rows, people, footnotes } = parseXml(text);
    const own = checkDate(date ?? updated, 'the XML has no date in <updated>');
    return {
      form: 'xml',
      date: own,
      dateIsLowerBound: false,
      rows: checkRows(rows),
      people,
      footnotes,
    };
  }
  if (looksLikeCsv(text)) {
    const rows = checkRows(parseCsv(text));
    const own = checkDate(date ?? newestDate(rows), 'no row of the CSV has a date; give one');
    return {
      form: 'csv',
      date: own,
      dateIsLowerBound: date === undefined,
      rows,
      people: [],
      footnotes: [],
    };
  }
  throw unknownForm(text);
}

function unknownForm(text: string): ReleaseError {
  if (text.trim() === '') return new ReleaseError('unknown-form', 'the file is empty');
  if (/^\s*<(?:!doctype\s+)?html/i.test(text)) {
    return new ReleaseError('unknown-form', 'this is a web page, not the registry');
  }
  const firstLine = text.slice(0, 500).split(/\r?\n/, 1)[0] ?? '';
  if (/service name|port number/i.test(firstLine)) {
    return new ReleaseError(
      'header-changed',
      'the header has changed: column 1 should be "Service Name"',
    );
  }
  return new ReleaseError(
    'unknown-form',
    'this is neither the CSV nor the XML form of the registry',
  );
}

/** The newest registration or modification date; a month without a day counts as its first. */
function newestDate(rows: readonly RegistryRow[]): string {
  let newest = '';
  for (const { registered, modified } of rows) {
    for (const date of [registered, modified]) {
      const day = date?.length === 'YYYY-MM'.length ? `${date}-01` : (date ?? '');
      if (day > newest) newest = day;
    }
  }
  return newest;
}

function checkDate(date: string, message: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))) return date;
  throw new ReleaseError('no-date', date === '' ? message : `"${date}" is not a date (YYYY-MM-DD)`);
}

function checkRows(rows: readonly RegistryRow[]): readonly RegistryRow[] {
  if (rows.length === 0) throw new ReleaseError('no-records', 'the file holds no records');
  return rows;
}

/** Unpacks a gzipped file (RFC 1952); others are returned as they are. */
function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    throw new ReleaseError(
      'not-gzip',
      `the gzip file is broken: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReleaseError('not-utf8', 'the file is not UTF-8 text');
  }
}
