import type { AssignmentRow } from '@/lib/ports/types';

/**
 * IANA says that a port was taken back in the note of the nameless row that is left, and nowhere else.
 * A bare "previously" also stands in notes that say something different (3001, 994).
 */
const TAKEN_BACK =
  /de-?assigned|this (?:entry|port) (?:has been|is being) removed on|^\(removed|^de-registered|previously assigned to .* released|historic usage was|assignment withdrawn/i;

/** Whether a row stands for a port that was taken back from a service. */
export function isDeassigned(row: AssignmentRow): boolean {
  return row.serviceName === null && TAKEN_BACK.test(row.notes ?? '');
}

export interface Deassignment {
  /** The day in the note, `YYYY-MM-DD`, where it gives one. */
  readonly date: string | null;
  /** Who held the port, as the note spells it (`compressnet`, `NETCONF over BEEP`), where it says so. */
  readonly previousName: string | null;
}

const PREVIOUS_NAME = [
  /de-?assigned on [\d-]+, previously (\S+)/i,
  /historic usage was ([^\s.]+)/i,
  /previously assigned to (.+?) but released/i,
  /^"([^"]+)" assignment withdrawn/i,
];

/** What the note of a de-assigned row says about it, or null where the row is not one. */
export function deassignment(row: AssignmentRow): Deassignment | null {
  if (!isDeassigned(row)) return null;
  const notes = row.notes ?? '';
  const date = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(notes);
  const [, year = '', month = '', day = ''] = date ?? [];
  return {
    date: date === null ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    previousName: PREVIOUS_NAME.map((pattern) => pattern.exec(notes)?.[1]).find(Boolean) ?? null,
  };
}
