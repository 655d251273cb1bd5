import { gunzipSync } from 'node:zlib';

import { endsWithLine, looksLikeCsv, otherSeparator, parseCsv } from '@/lib/iana/parse/csv';
import { ReleaseError } from '@/lib/iana/parse/errors';
import { type Footnote, looksLikeXml, parseXml } from '@/lib/iana/parse/xml';
import type { Person } from '@/lib/iana/row-answer';
import { errorCode, errorLine } from '@/lib/platform/errors';
import { isDay, type RegistryRow } from '@/lib/iana/row';

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

/** The registry is some 4 MB as XML; a file that is or unpacks to more than this is something else. */
export const MAX_BYTES = 64 * 1024 * 1024;

export interface ReleaseOptions {
  /** `YYYY-MM-DD`; overrides what the file says of itself. */
  readonly date?: string;
  /** A release or row cannot be dated after tomorrow: it may be a day later where IANA is. Unset, any day goes. */
  readonly now?: Date;
}

/**
 * Reads a release from the bytes of a file: XML or CSV, plain or gzipped, told apart by content.
 * A file that cannot be read is a value with a one-line reason; the order of rows is the file's.
 */
export function parseRelease(bytes: Uint8Array, options: ReleaseOptions = {}): ParsedRelease {
  try {
    return { ok: true, release: readRelease(decode(unpack(bytes)), options) };
  } catch (error) {
    if (error instanceof ReleaseError) return { ok: false, error };
    throw error;
  }
}

function readRelease(text: string, { date, now }: ReleaseOptions): Release {
  const last = now === undefined ? null : dayAfter(now);
  if (looksLikeXml(text)) {
    const { updated, rows, people, footnotes } = parseXml(text);
    const own = checkDate(date ?? updated, last, 'the XML has no date in <updated>');
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
    const own = checkDate(
      date ?? newestDate(rows, last),
      last,
      'no row of the CSV has a date; give one',
    );
    if (!endsWithLine(text)) {
      throw new ReleaseError(
        'broken',
        'the last line of the CSV does not end: the file may have been cut off; where it is whole, end it with a line break',
      );
    }
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
  const separator = otherSeparator(text);
  if (separator !== null) {
    return new ReleaseError(
      'header-changed',
      `the columns are separated by ${separator}, not by commas, as a spreadsheet may save them: take IANA's own file`,
    );
  }
  const firstLine = text.slice(0, 500).trimStart().split(/\r?\n/, 1)[0] ?? '';
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

/** The newest registration or modification date up to `last`; a month without a day counts as its first. */
function newestDate(rows: readonly RegistryRow[], last: string | null): string {
  let newest = '';
  for (const { registered, modified } of rows) {
    for (const date of [registered, modified]) {
      const day = date?.length === 'YYYY-MM'.length ? `${date}-01` : (date ?? '');
      // One slip of a pen in one row must not date the release: all later ones would be older.
      if (day > newest && (last === null || day <= last)) newest = day;
    }
  }
  return newest;
}

function checkDate(date: string, last: string | null, message: string): string {
  if (date === '') throw new ReleaseError('no-date', message);
  if (!isDay(date)) {
    const shown = date.length > 40 ? `${date.slice(0, 40)}…` : date;
    throw new ReleaseError('no-date', `"${shown}" is not a date (YYYY-MM-DD)`);
  }
  if (last === null || date <= last) return date;
  throw new ReleaseError(
    'no-date',
    `the release is dated ${date}, which is still to come; give its own date with --date YYYY-MM-DD`,
  );
}

function dayAfter(now: Date): string {
  const DAY_MS = 86_400_000;
  return new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
}

function checkRows(rows: readonly RegistryRow[]): readonly RegistryRow[] {
  if (rows.length === 0) throw new ReleaseError('no-records', 'the file holds no records');
  return rows;
}

/** Unpacks a gzipped file (RFC 1952); others are returned as they are. */
function unpack(bytes: Uint8Array): Uint8Array {
  const plain = isGzip(bytes) ? gunzip(bytes) : bytes;
  if (isGzip(plain))
    throw new ReleaseError('not-gzip', 'this is a gzip file inside a gzip file: unpack it once');
  if (plain.length > MAX_BYTES) throw new ReleaseError('unknown-form', TOO_LARGE);
  return plain;
}

const TOO_LARGE = `the file is larger than ${MAX_BYTES / 1024 / 1024} MB: this is not the registry`;

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE')
      throw new ReleaseError('unknown-form', TOO_LARGE);
    throw new ReleaseError('not-gzip', `the gzip file is broken: ${errorLine(error)}`);
  }
}

/** Files that are sent in the registry's place, by their first bytes. */
const OTHER_FILES: readonly (readonly [string, string])[] = [
  ['504b0304', 'a ZIP archive (or a spreadsheet): unpack it and give the CSV or XML file inside'],
  ['425a68', 'packed with bzip2: unpack it, or pack it with gzip'],
  ['fd377a585a00', 'packed with xz: unpack it, or pack it with gzip'],
  ['28b52ffd', 'packed with zstd: unpack it, or pack it with gzip'],
  ['377abcaf271c', 'a 7z archive: unpack it and give the CSV or XML file inside'],
  ['25504446', 'a PDF file, not the registry'],
];

function decode(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  const other = OTHER_FILES.find(([magic]) => start.startsWith(magic))?.[1];
  if (other !== undefined) throw new ReleaseError('unknown-form', `this is ${other}`);
  // With its mark, or without one: then every other byte of the English header is zero.
  if (/^(?:fffe|feff|(?:00..){4}|(?:(?!00)..00){4})/.test(start))
    throw new ReleaseError('not-utf8', 'the file is UTF-16 text: save it as UTF-8');
  const nul = bytes.indexOf(0);
  if (nul !== -1)
    throw new ReleaseError(
      'broken',
      `the file is broken: byte ${nul + 1} is a NUL, which no text holds`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ReleaseError('not-utf8', 'the file is not UTF-8 text');
  }
}
