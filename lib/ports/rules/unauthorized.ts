import type { AssignmentRow } from '@/lib/ports/types';
import { isPorted, MAX_PORT } from '@/lib/ports/types';

/** A row with the registry's column "Unauthorized Use Reported". */
export interface UnauthorizedRow extends AssignmentRow {
  readonly unauthorizedUse: string | null;
}

export interface UnauthorizedRange {
  readonly start: number;
  readonly end: number;
}

/** A number of its own, perhaps a range; not the digits of `RFC4146` or `krb524`. */
const NUMBERS = /(?<!\w)(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?(?!\w)/g;

/**
 * The ports that IANA's free text itself speaks of ("Ports 44515 & 44516", "ports 33436-33534"):
 * 6003 of x11's 6000-6063, 7011 in the row of 7012. Empty where it gives no number ("yes").
 */
export function portsInText(text: string): UnauthorizedRange[] {
  return [...text.matchAll(NUMBERS)]
    .map(([, first, last]) => ({ start: Number(first), end: Number(last ?? first) }))
    .filter(({ start, end }) => start <= end && end <= MAX_PORT);
}

/**
 * The ports a row marks for unauthorised use: those its text speaks of, and where that gives no
 * number (8010: "yes") the ports of the row itself. Empty for a row that reports none.
 */
export function unauthorizedRanges(row: UnauthorizedRow): UnauthorizedRange[] {
  if (row.unauthorizedUse === null) return [];
  const spoken = portsInText(row.unauthorizedUse);
  if (spoken.length > 0) return spoken;
  return isPorted(row) ? [{ start: row.portStart, end: row.portEnd }] : [];
}

/** Which rows report unauthorised use of which port; a row may speak of a port that it does not cover. */
export function unauthorizedIndex<R extends UnauthorizedRow>(rows: readonly R[]): Map<number, R[]> {
  const index = new Map<number, R[]>();
  for (const row of rows) {
    const ports = new Set(
      unauthorizedRanges(row).flatMap(({ start, end }) => portsBetween(start, end)),
    );
    for (const port of ports) index.set(port, [...(index.get(port) ?? []), row]);
  }
  return index;
}

function portsBetween(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, offset) => start + offset);
}
