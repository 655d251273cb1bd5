import { isDeassigned } from '@/lib/ports/rules/deassigned';
import type { ServiceGroup } from '@/lib/ports/rules/services';
import { groupServices } from '@/lib/ports/rules/services';
import { rowKind, rowsFor } from '@/lib/ports/rules/status';
import type { AssignmentRow, PortedRow, Transport } from '@/lib/ports/types';
import { RANGES } from '@/lib/ports/types';

interface NamedReason<R extends AssignmentRow> {
  /** Primary names in the registry's order; their aliases are in `services`. */
  readonly names: readonly string[];
  readonly services: readonly ServiceGroup<R>[];
  /** Names that IANA wrote down on the same port without assigning it to them. */
  readonly recordedUses: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface RowReason<R extends AssignmentRow> {
  readonly row: R;
  readonly start: number;
  readonly end: number;
  /** Whether IANA's note says that the port was taken back from somebody. */
  readonly deassigned: boolean;
}

/**
 * Why a port has its status on one transport, as data: pages and the API put it into words.
 * `transport-null-row` is a name whose row gives no transport and therefore counts for TCP and UDP.
 */
export type StatusReason<R extends AssignmentRow = AssignmentRow> =
  | ({ readonly code: 'named' | 'transport-null-row' } & NamedReason<R>)
  | { readonly code: 'recorded-use'; readonly names: readonly string[] }
  | ({ readonly code: 'reserved-row' | 'unknown-row' } & RowReason<R>)
  | ({ readonly code: 'range-unassigned' } & RowReason<R>)
  | { readonly code: 'no-row' }
  | { readonly code: 'dynamic-range' };

/** The reason for `statusFor(rows, n, transport)`, found in the same rows. */
export function reasonFor<R extends AssignmentRow>(
  rows: readonly R[],
  n: number,
  transport: Transport,
): StatusReason<R> {
  const deciding = rowsFor(rows, n, transport);
  const [first] = deciding;
  if (first === undefined) return { code: n >= RANGES.dynamic.start ? 'dynamic-range' : 'no-row' };

  const assigned = deciding.filter((row) => rowKind(row) === 'assigned');
  const recorded = deciding.filter((row) => rowKind(row) === 'recorded-use');
  if (assigned.length > 0) return namedReason<R>(first, assigned, recorded);
  const reserved = deciding.find((row) => rowKind(row) === 'reserved');
  if (reserved !== undefined) return { code: 'reserved-row', ...rowReason<R>(reserved) };
  if (recorded.length > 0) return { code: 'recorded-use', names: primaryNames(recorded) };
  const unknown = deciding.find((row) => rowKind(row) === 'unknown');
  if (unknown !== undefined) return { code: 'unknown-row', ...rowReason<R>(unknown) };
  return { code: 'range-unassigned', ...rowReason<R>(first) };
}

/** The primary names of the services among the rows, in the registry's order. */
export function primaryNames(rows: readonly AssignmentRow[]): string[] {
  return groupServices(rows).map((service) => service.name);
}

function namedReason<R extends AssignmentRow>(
  first: PortedRow<R>,
  assigned: readonly PortedRow<R>[],
  recorded: readonly R[],
): StatusReason<R> {
  const services: ServiceGroup<R>[] = groupServices<R>(assigned);
  return {
    code: first.transport === null ? 'transport-null-row' : 'named',
    names: services.map((service) => service.name),
    services,
    recordedUses: primaryNames(recorded),
    start: first.portStart,
    end: first.portEnd,
  };
}

function rowReason<R extends AssignmentRow>(row: PortedRow<R>): RowReason<R> {
  return { row, start: row.portStart, end: row.portEnd, deassigned: isDeassigned(row) };
}
