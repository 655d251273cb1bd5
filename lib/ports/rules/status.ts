import type { AssignmentRow, PortedRow, PortStatus, RowKind, Transport } from '@/lib/ports/types';
import { isPorted, RANGES, TRANSPORTS } from '@/lib/ports/types';

/** IANA's own words for a use it wrote down without assigning the port (3000 `remoteware-cl`). */
const RECORDED_USE = /unassigned but widespread use/i;
const UNASSIGNED = /^\(?unassigned/i;
/** Releases of 2018 write "IANA Reserved". */
const RESERVED = /^(?:iana )?reserved/i;

/** What kind of statement a row makes; `unknown` is a nameless row that is shown as it stands. */
export function rowKind(row: AssignmentRow): RowKind {
  if (row.serviceName !== null)
    return RECORDED_USE.test(row.notes ?? '') ? 'recorded-use' : 'assigned';
  if (UNASSIGNED.test(row.description)) return 'unassigned';
  return RESERVED.test(row.description) ? 'reserved' : 'unknown';
}

function width(row: PortedRow): number {
  return row.portEnd - row.portStart;
}

/**
 * All rows that cover port `n`, in the registry's order. Unassigned ranges drop out where a
 * single-port row covers `n`: IANA leaves some stale (7775, 7776, 7997).
 */
export function rowsCovering<R extends AssignmentRow>(
  rows: readonly R[],
  n: number,
): PortedRow<R>[] {
  const covering = rows.filter(isPorted).filter((row) => row.portStart <= n && n <= row.portEnd);
  if (!covering.some((row) => width(row) === 0)) return covering;
  return covering.filter((row) => width(row) === 0 || rowKind(row) !== 'unassigned');
}

/**
 * The rows that decide for port `n` on one transport: those that name the transport, where there are
 * none those without a transport (a name without one counts for TCP and UDP only); the narrowest win.
 */
export function rowsFor<R extends AssignmentRow>(
  rows: readonly R[],
  n: number,
  transport: Transport,
): PortedRow<R>[] {
  const covering = rowsCovering(rows, n);
  const exact = covering.filter((row) => row.transport === transport);
  const candidates =
    exact.length > 0 ? exact : covering.filter((row) => speaksForAll(row, transport));
  const narrowest = Math.min(...candidates.map(width));
  return candidates.filter((row) => width(row) === narrowest);
}

function speaksForAll(row: AssignmentRow, transport: Transport): boolean {
  if (row.transport !== null) return false;
  return row.serviceName === null || transport === 'tcp' || transport === 'udp';
}

/** The status that deciding rows (see `rowsFor`) give to port `n`. */
export function statusFromRows(deciding: readonly AssignmentRow[], n: number): PortStatus {
  const kinds = deciding.map(rowKind);
  if (kinds.includes('assigned')) return 'assigned';
  if (kinds.some((kind) => kind !== 'unassigned')) return 'reserved';
  if (kinds.length > 0) return 'unassigned';
  return n >= RANGES.dynamic.start ? 'dynamic' : 'unlisted';
}

/** The official status of port `n` on one transport; `rows` may hold rows of other ports. */
export function statusFor(
  rows: readonly AssignmentRow[],
  n: number,
  transport: Transport,
): PortStatus {
  return statusFromRows(rowsFor(rows, n, transport), n);
}

/** Which status of a transport stands for the whole port: the first of these that occurs. */
export const STATUS_PRECEDENCE = [
  'assigned',
  'reserved',
  'unassigned',
  'unlisted',
  'dynamic',
] as const;

/** The official status of port `n` over all four transports. */
export function statusOf(rows: readonly AssignmentRow[], n: number): PortStatus {
  return strongestStatus(TRANSPORTS.map((transport) => statusFor(rows, n, transport)));
}

/** The first of `STATUS_PRECEDENCE` among the statuses of the four transports. */
export function strongestStatus(statuses: readonly PortStatus[]): PortStatus {
  const strongest = STATUS_PRECEDENCE.find((status) => statuses.includes(status));
  if (strongest === undefined)
    throw new RangeError('a port has a status on at least one transport');
  return strongest;
}
