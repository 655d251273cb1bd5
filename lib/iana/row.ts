import { createHash } from 'node:crypto';

import type { Reference } from '@/lib/iana/references';
import { parseReferences } from '@/lib/iana/references';
import { foldSpace, scrubAddresses } from '@/lib/iana/scrub';
import type { AssignmentRow, Transport } from '@/lib/ports/types';
import { MAX_PORT, TRANSPORTS } from '@/lib/ports/types';

/** One row of a release, the same whichever form it was read from; white space folded, no e-mail addresses. */
export interface RegistryRow extends AssignmentRow {
  /** Ids of people, as in the CSV; IANA prints the contacts where no assignee is given. */
  readonly assignees: readonly string[];
  readonly contacts: readonly string[];
  /** `YYYY-MM` or `YYYY-MM-DD`: IANA's precision is kept. It belongs to the port, not to its present name. */
  readonly registered: string | null;
  readonly modified: string | null;
  readonly references: readonly Reference[];
  /** The references in the CSV's spelling, `[RFC6335][IESG]`; empty where there are none. */
  readonly referenceText: string;
  /** A DCCP service code, an unsigned 32-bit number (RFC 4340, section 8.1.2). */
  readonly serviceCode: number | null;
  readonly unauthorizedUse: string | null;
}

/** The cells of one record, in the CSV's order and spelling. Both parsers produce these. */
export interface RegistryCells {
  readonly serviceName: string;
  readonly portNumber: string;
  readonly transport: string;
  readonly description: string;
  readonly assignee: string;
  readonly contact: string;
  readonly registered: string;
  readonly modified: string;
  readonly reference: string;
  readonly serviceCode: string;
  readonly unauthorizedUse: string;
  readonly notes: string;
}

/** A cell that the registry's own rules do not allow. The message is one line, whatever the cell holds. */
export class CellError extends Error {}

/** As much of a cell as a message can hold. */
const SHOWN_IN_MESSAGE = 40;

/** Names in the registry have 15 characters at most; indexes have no room for thousands. */
const LONGEST_NAME = 255;

/**
 * Makes a row of its cells; `urls` are the addresses of references that only the XML gives.
 * Throws a `CellError` for a name, port, transport, date or service code that is none.
 */
export function rowFromCells(
  cells: RegistryCells,
  urls?: ReadonlyMap<string, string>,
): RegistryRow {
  const referenceText = scrubAddresses(cells.reference);
  return {
    serviceName: parseName(foldSpace(cells.serviceName)),
    ...parsePorts(foldSpace(cells.portNumber)),
    transport: parseTransport(foldSpace(cells.transport)),
    description: scrubAddresses(cells.description),
    assignees: parseIds(cells.assignee),
    contacts: parseIds(cells.contact),
    registered: parseDate(foldSpace(cells.registered)),
    modified: parseDate(foldSpace(cells.modified)),
    references: parseReferences(referenceText, urls),
    referenceText,
    serviceCode: parseServiceCode(foldSpace(cells.serviceCode)),
    unauthorizedUse: scrubAddresses(cells.unauthorizedUse) || null,
    notes: scrubAddresses(cells.notes) || null,
  };
}

/** The cells a row is written with: the inverse of `rowFromCells`. */
export function cellsFromRow(row: RegistryRow): RegistryCells {
  return {
    serviceName: row.serviceName ?? '',
    portNumber: portNumberText(row),
    transport: row.transport ?? '',
    description: row.description,
    assignee: row.assignees.map((id) => `[${id}]`).join(''),
    contact: row.contacts.map((id) => `[${id}]`).join(''),
    registered: row.registered ?? '',
    modified: row.modified ?? '',
    reference: row.referenceText,
    serviceCode: row.serviceCode === null ? '' : String(row.serviceCode),
    unauthorizedUse: row.unauthorizedUse ?? '',
    notes: row.notes ?? '',
  };
}

/** `80`, `6000-6063`, or nothing. */
export function portNumberText(row: Pick<RegistryRow, 'portStart' | 'portEnd'>): string {
  if (row.portStart === null || row.portEnd === null) return '';
  return row.portStart === row.portEnd ? String(row.portStart) : `${row.portStart}-${row.portEnd}`;
}

/** The row as one text: equal for equal content, whichever form the release had. */
export function canonicalText(row: RegistryRow): string {
  return Object.values(cellsFromRow(row)).join('\u001f');
}

/** SHA-256 of a row's content in hexadecimal: the same whichever form the release had. */
export function contentHash(row: RegistryRow): string {
  return createHash('sha256').update(canonicalText(row)).digest('hex');
}

/** SHA-256 of a whole release: its rows' contents in any order, so that CSV and XML of one state agree. */
export function releaseHash(rows: readonly RegistryRow[]): string {
  const hash = createHash('sha256');
  for (const text of rows.map(canonicalText).sort()) hash.update(text).update('\u001e');
  return hash.digest('hex');
}

function wrong(cell: string, what: string): CellError {
  const shown = cell.length > SHOWN_IN_MESSAGE ? `${cell.slice(0, SHOWN_IN_MESSAGE)}…` : cell;
  return new CellError(`"${shown}" ${what}`);
}

function parseName(text: string): string | null {
  if (text.length > LONGEST_NAME) throw wrong(text, 'is too long for a service name');
  return text || null;
}

function parsePorts(text: string): { portStart: number | null; portEnd: number | null } {
  if (text === '') return { portStart: null, portEnd: null };
  const [, first, last] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const portStart = Number(first ?? NaN);
  const portEnd = Number(last ?? first ?? NaN);
  if (portStart <= portEnd && portEnd <= MAX_PORT) return { portStart, portEnd };
  throw wrong(text, 'is not a port number or range');
}

function parseTransport(text: string): Transport | null {
  if (text === '') return null;
  const transport = TRANSPORTS.find((known) => known === text.toLowerCase());
  if (transport !== undefined) return transport;
  throw wrong(text, 'is not a known transport protocol');
}

/** Whether the text is `YYYY-MM-DD` and such a day exists: `Date` alone would make 1 October of 31 September. */
export function isDay(text: string): boolean {
  const [, year = '0000'] = /^(\d{4})-\d{2}-\d{2}$/.exec(text) ?? [];
  if (year === '0000') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function parseDate(text: string): string | null {
  if (text === '') return null;
  if (isDay(text.length === 'YYYY-MM'.length ? `${text}-01` : text)) return text;
  throw wrong(text, 'is not a date (YYYY-MM or YYYY-MM-DD)');
}

function parseServiceCode(text: string): number | null {
  if (text === '') return null;
  const code = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (code <= 0xffffffff) return code;
  throw wrong(text, 'is not a service code');
}

/** `[A][B]` as ids; older releases may hold a name without brackets, which stands for itself. */
function parseIds(cell: string): string[] {
  const text = scrubAddresses(cell);
  const ids = [...text.matchAll(/\[([^\][]+)\]/g)].map(([, id]) => foldSpace(id ?? ''));
  return (ids.length > 0 ? ids : [foldSpace(text.replace(/[\][]/g, ' '))]).filter(
    (id) => id !== '',
  );
}
