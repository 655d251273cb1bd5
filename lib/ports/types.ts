import { z } from 'zod';
import { type Transport, TRANSPORTS } from './transports';

export { type Transport, TRANSPORTS };

/** What a port, or a port on one transport, is officially. `lib/ports/rules/status.ts` says how it is found. */
export const PORT_STATUSES = ['assigned', 'reserved', 'unassigned', 'unlisted', 'dynamic'] as const;
export type PortStatus = (typeof PORT_STATUSES)[number];

/** What one row of the registry says about the ports it covers. */
export const ROW_KINDS = ['assigned', 'recorded-use', 'reserved', 'unassigned', 'unknown'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export const MIN_PORT = 0;
export const MAX_PORT = 65535;
export const PORT_COUNT = MAX_PORT + 1;

export const RANGE_NAMES = ['system', 'user', 'dynamic'] as const;
export type RangeName = (typeof RANGE_NAMES)[number];

/** The three ranges of RFC 6335, section 6; both bounds belong to the range. */
export const RANGES: Readonly<Record<RangeName, { readonly start: number; readonly end: number }>> =
  {
    system: { start: 0, end: 1023 },
    user: { start: 1024, end: 49151 },
    dynamic: { start: 49152, end: MAX_PORT },
  };

/** The range a port number lies in. The number must be a port (0 to 65535). */
export function rangeOf(n: number): RangeName {
  if (n <= RANGES.system.end) return 'system';
  return n <= RANGES.user.end ? 'user' : 'dynamic';
}

/** A port number as JSON holds it: a whole number from 0 to 65535. */
export const portSchema = z.number().int().min(MIN_PORT).max(MAX_PORT).brand<'Port'>();

/** A number that was proven to be a port. */
export type Port = z.infer<typeof portSchema>;

/** A port as an address holds it: canonical decimal text only, so `080`, `+80` and `80 ` are refused. */
export const portTextSchema = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,4})$/)
  .transform(Number)
  .pipe(portSchema);

export const transportSchema = z.enum(TRANSPORTS);
export const rangeNameSchema = z.enum(RANGE_NAMES);
export const portStatusSchema = z.enum(PORT_STATUSES);

/**
 * Reads a port from text that a person or an old link may have spelt oddly (`080`, `80 `, `+80`).
 * `canonical` is false where the address should redirect to the number's own spelling;
 * null where the text means no port at all (`-1`, `65536`, `8o`, `1e3`).
 */
export function parsePortText(text: string): { port: Port; canonical: boolean } | null {
  const digits = /^\+?0*(\d{1,5})$/.exec(text.trim())?.[1];
  if (digits === undefined) return null;
  const parsed = portSchema.safeParse(Number(digits));
  return parsed.success ? { port: parsed.data, canonical: text === String(parsed.data) } : null;
}

/**
 * The part of a registry row that says what a port is. Both bounds belong to the row and are null
 * together where the service has no port; texts are IANA's own with white space folded.
 */
export interface AssignmentRow {
  readonly serviceName: string | null;
  readonly portStart: number | null;
  readonly portEnd: number | null;
  readonly transport: Transport | null;
  readonly description: string;
  readonly notes: string | null;
}

/** A row that covers at least one port. */
export type PortedRow<R extends AssignmentRow = AssignmentRow> = R & {
  readonly portStart: number;
  readonly portEnd: number;
};

/** Whether the row has a port at all; 1,070 services of the registry have none. */
export function isPorted<R extends AssignmentRow>(row: R): row is PortedRow<R> {
  return row.portStart !== null && row.portEnd !== null;
}
