import { z } from 'zod';
import { WORDS_BOUNDS } from '@/lib/edits/schema';
import { type FieldError, fieldErrors } from '@/lib/platform/error-codes';
import { proseText } from '@/lib/platform/text';
import { type ReportCreate, reportCreateSchema } from '@/lib/reports/changes';

/** No report needs more: the same bound as for a body of the API, in bytes. */
export const MAX_LINE_BYTES = 256 * 1024;
/** Lines with a report that one file may have: more come in several batches. */
export const MAX_REPORTS = 5_000;

/** What can be wrong with a line besides its fields, with what is said of it in English. */
const LINE_FAULTS = {
  not_json: 'is not JSON',
  not_utf8: 'is not UTF-8',
  line_too_long: 'is longer than 256 kB',
} as const;
export type LineFaultCode = keyof typeof LINE_FAULTS;

/** One thing that is wrong with a line: where in it (`''`: the line as a whole), and what. */
export interface Fault extends Omit<FieldError, 'code'> {
  readonly code: FieldError['code'] | LineFaultCode;
  /** Counted from 1, blank lines too. */
  readonly line: number;
}

/** Whether it is about a line as a whole: its words stand in another place. */
export function isLineFault(code: Fault['code']): code is LineFaultCode {
  return Object.hasOwn(LINE_FAULTS, code);
}

/** A report as a line says it. */
export interface ReportLine {
  readonly line: number;
  readonly changes: ReportCreate;
  /** Null where the line has none. */
  readonly note: string | null;
}

/** What a line holds: a report, or what is wrong with it. */
export type ReadLine = ReportLine | { readonly line: number; readonly faults: readonly Fault[] };

const objectSchema = z.record(z.string(), z.unknown());
const noteSchema = proseText(WORDS_BOUNDS.note, 1).optional();

const LF = 0x0a;
const BLANK = /^\s*$/;

/**
 * Reads a file of reports, one JSON object a line, in the shape of `changes` of `report.create`, besides
 * `note`. Blank lines are passed over; a byte order mark at the beginning and a carriage return at the end
 * of a line are no part of it. Nothing is looked up: see `checkLines`.
 */
export function readLines(bytes: Uint8Array): ReadLine[] {
  const read: ReadLine[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(LF, start);
    const end = found === -1 ? bytes.length : found;
    const one = readLine(bytes.subarray(start, end), line, decoder);
    if (one !== null) read.push(one);
    start = end + 1;
  }
  return read;
}

/** Null: the line is blank. */
function readLine(bytes: Uint8Array, line: number, decoder: TextDecoder): ReadLine | null {
  if (bytes.length > MAX_LINE_BYTES) return wrong(line, 'line_too_long');
  let text: string;
  try {
    // Leaves out a byte order mark.
    text = decoder.decode(bytes);
  } catch {
    return wrong(line, 'not_utf8');
  }
  if (BLANK.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return wrong(line, 'not_json');
  }
  return readReport(value, line);
}

/** A report with its note, proven; the stock's files come through here as well as lines do. */
export function readReport(value: unknown, line: number): ReadLine {
  const object = objectSchema.safeParse(value);
  if (!object.success) return { line, faults: located(fieldErrors(object.error), line) };
  const { note, ...rest } = object.data;
  const changes = reportCreateSchema.safeParse(rest);
  const said = noteSchema.safeParse(note);
  if (changes.success && said.success)
    return { line, changes: changes.data, note: said.data ?? null };
  const errors = [
    ...(changes.success ? [] : fieldErrors(changes.error)),
    ...(said.success ? [] : fieldErrors(said.error, 'note')),
  ];
  return { line, faults: located(errors, line) };
}

/** Field errors as faults of a line. */
export function located(errors: readonly FieldError[], line: number): Fault[] {
  return errors.map((error) => ({ ...error, path: error.path.replace(/^changes\./, ''), line }));
}

/** A line that is wrong as a whole. */
export function wrong(line: number, code: LineFaultCode): Extract<ReadLine, { faults: unknown }> {
  return { line, faults: [{ line, path: '', code, params: {}, message: LINE_FAULTS[code] }] };
}

/** What a report claims, to tell whether another says the same. `software` is a key, the same for the same entry. */
export interface Claim {
  readonly software: string;
  readonly portStart: number;
  readonly portEnd: number;
  readonly transports: readonly string[];
}

/** Whether two reports say the same: one software, a shared port and a shared transport, as `findDuplicate` has it. */
export function saysTheSame(one: Claim, other: Claim): boolean {
  return (
    one.software === other.software &&
    one.portStart <= other.portEnd &&
    other.portStart <= one.portEnd &&
    one.transports.some((transport) => other.transports.includes(transport))
  );
}

/** Claims by software, so that each is held against few others. */
export class Claims<Of> {
  private readonly bySoftware = new Map<string, { claim: Claim; of: Of }[]>();

  add(claim: Claim, of: Of): void {
    const same = this.bySoftware.get(claim.software);
    if (same === undefined) this.bySoftware.set(claim.software, [{ claim, of }]);
    else same.push({ claim, of });
  }

  /** The first that says the same; null where none does. */
  find(claim: Claim): Of | null {
    const same = this.bySoftware.get(claim.software) ?? [];
    return same.find((one) => saysTheSame(one.claim, claim))?.of ?? null;
  }
}
