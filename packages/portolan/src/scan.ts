import type { Inspected } from './docker-inspect';
import type { Entry, Kind, Transport } from './types';

/** A column of a table by where its heading begins; the last one ends with the line. */
export interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What the lines so far have said about those that follow. */
export interface Scan {
  readonly entries: Entry[];
  /** The last command in the text, as after a prompt; empty: none. */
  command: string;
  /** A command stands somewhere above. */
  asked: boolean;
  /** Columns of the table that is being read. */
  columns: readonly Column[];
  /** Width of BSD's column of local addresses, from its heading; `null`: none was seen. */
  bsdWidth: number | null;
  /** Words of BSD's heading behind the state. */
  bsdTail: readonly string[];
  /** Inside a table without ports: sockets of UNIX, routes, the kernel's own. */
  elsewhere: boolean;
  /** Lines found to be a heading by those below them, from 1. */
  readonly headings: Set<number>;
  /** The transport that a title names, for rows that do not. */
  transport: Transport | null;
  /** Rows of two numbers are ranges: the line of dashes above them was netsh's. */
  inRanges: boolean;
  /** The host that nmap reports on. */
  host: string | null;
  /** `LocalPort : 80` and the lines around it, of PowerShell's Format-List. */
  record: Record<string, string>;
  recordLine: number;
  /** The process and the file of `lsof -F`, letter by letter. */
  fields: Record<string, string>;
  /** The headings of PowerShell's CSV. */
  csv: readonly string[];
  /** The container that `docker inspect` tells of. */
  inspected: Inspected | null;
}

/** Reads one line into the scan; `false`: it is not of this kind. */
export type Reader = (line: string, at: number, scan: Scan) => boolean;

export function newScan(): Scan {
  return {
    entries: [],
    command: '',
    asked: false,
    columns: [],
    bsdWidth: null,
    bsdTail: [],
    elsewhere: false,
    headings: new Set(),
    transport: null,
    inRanges: false,
    host: null,
    record: {},
    recordLine: 0,
    fields: {},
    csv: [],
    inspected: null,
  };
}

export function add(scan: Scan, found: Entry | null): void {
  if (found !== null) scan.entries.push(found);
}

/** The first row of a table: the lines above it without a digit are its title and heading, in whatever language. */
export function beginTable(scan: Scan, kind: Kind, at: number): void {
  if (scan.entries.at(-1)?.kind === kind) return;
  for (const above of [1, 2, 3, 4]) scan.headings.add(at - above);
}

/** The last entry changed, where it is of this kind. */
export function amendLast(scan: Scan, kind: Kind, change: (last: Entry) => Entry): boolean {
  const last = scan.entries.at(-1);
  if (last?.kind !== kind) return false;
  scan.entries[scan.entries.length - 1] = change(last);
  return true;
}

/** The columns of a heading whose names have two blanks between them, or one where they hold none themselves. */
export function columnsOf(heading: string, name: RegExp): Column[] {
  const found = [...heading.matchAll(name)];
  return found.map((match, index) => ({
    name: match[0],
    start: match.index,
    end: found[index + 1]?.index ?? Number.MAX_SAFE_INTEGER,
  }));
}
