import { primaryNames } from '@/lib/ports/rules/reason';
import { rowKind, rowsFor, statusFromRows, strongestStatus } from '@/lib/ports/rules/status';
import type { AssignmentRow, PortedRow, PortStatus, Transport } from '@/lib/ports/types';
import { isPorted, PORT_COUNT, PORT_STATUSES, RANGES, TRANSPORTS } from '@/lib/ports/types';

interface NameSet {
  readonly primary: readonly string[];
  readonly all: readonly string[];
}

const NO_NAMES: NameSet = { primary: [], all: [] };

/** Ports `start` to `end` (both included) that the same rows cover. */
interface Run<R extends AssignmentRow> {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly PortedRow<R>[];
}

/** The official status and names of all 65,536 ports on each transport. Made by `statusTable`. */
export class StatusTable {
  private readonly byTransport = new Map<Transport, Uint8Array>();
  private readonly names = new Map<Transport, Uint16Array>();
  private readonly overall = new Uint8Array(PORT_COUNT);
  private readonly nameSets: NameSet[] = [NO_NAMES];
  private readonly nameSetIds = new Map<string, number>();

  constructor() {
    for (const transport of TRANSPORTS) {
      this.byTransport.set(transport, new Uint8Array(PORT_COUNT));
      this.names.set(transport, new Uint16Array(PORT_COUNT));
    }
  }

  /** The status of port `n`: on one transport, or over all four where none is given. */
  status(n: number, transport?: Transport): PortStatus {
    const column = transport === undefined ? this.overall : this.byTransport.get(transport);
    return PORT_STATUSES[column?.[n] ?? -1] ?? notAPort(n);
  }

  /** The primary names assigned to port `n` on the transport, aliases left out. */
  primaryNames(n: number, transport: Transport): readonly string[] {
    return this.nameSet(n, transport).primary;
  }

  /** Every name assigned to port `n` on the transport, aliases included; recorded uses are not assignments. */
  allNames(n: number, transport: Transport): readonly string[] {
    return this.nameSet(n, transport).all;
  }

  /** How many ports have the status: on one transport, or over all four where none is given. */
  count(status: PortStatus, transport?: Transport): number {
    const code = PORT_STATUSES.indexOf(status);
    const column = transport === undefined ? this.overall : this.byTransport.get(transport);
    return column?.reduce((sum, value) => (value === code ? sum + 1 : sum), 0) ?? 0;
  }

  /** Writes what the rows of one run say; for `statusTable` only. */
  fill(run: Run<AssignmentRow>): void {
    const statuses: PortStatus[] = [];
    for (const transport of TRANSPORTS) {
      const deciding = rowsFor(run.rows, run.start, transport);
      const status = statusFromRows(deciding, run.start);
      statuses.push(status);
      this.byTransport.get(transport)?.fill(PORT_STATUSES.indexOf(status), run.start, run.end + 1);
      if (status === 'assigned')
        this.names.get(transport)?.fill(this.nameSetId(deciding), run.start, run.end + 1);
    }
    this.overall.fill(PORT_STATUSES.indexOf(strongestStatus(statuses)), run.start, run.end + 1);
  }

  private nameSet(n: number, transport: Transport): NameSet {
    return this.nameSets[this.names.get(transport)?.[n] ?? 0] ?? NO_NAMES;
  }

  private nameSetId(deciding: readonly AssignmentRow[]): number {
    const assigned = deciding.filter((row) => rowKind(row) === 'assigned');
    const all = assigned.flatMap((row) => row.serviceName ?? []);
    const primary = all.length > 1 ? primaryNames(assigned) : all;
    const key = JSON.stringify([primary, all]);
    const known = this.nameSetIds.get(key);
    if (known !== undefined) return known;
    this.nameSets.push({ primary, all });
    this.nameSetIds.set(key, this.nameSets.length - 1);
    return this.nameSets.length - 1;
  }
}

/**
 * `statusFor` and `statusOf` for every port in one pass. Ports that the same rows cover form a run
 * (some 9,000 of them), and the rule is asked once for each.
 */
export function statusTable(rows: readonly AssignmentRow[]): StatusTable {
  const table = new StatusTable();
  for (const run of runsOf(rows)) table.fill(run);
  return table;
}

/** Cuts 0 to 65535 into runs; a run never straddles the first dynamic port, where "no row" changes its meaning. */
function runsOf<R extends AssignmentRow>(rows: readonly R[]): Run<R>[] {
  const ported = rows.filter(isPorted);
  const starts = new Map<number, number[]>();
  for (const [index, row] of ported.entries()) {
    const same = starts.get(row.portStart);
    if (same === undefined) starts.set(row.portStart, [index]);
    else same.push(index);
  }
  const cuts = new Set([0, RANGES.dynamic.start, PORT_COUNT]);
  for (const row of ported) cuts.add(row.portStart).add(row.portEnd + 1);
  const bounds = [...cuts].sort((a, b) => a - b);

  const runs: Run<R>[] = [];
  let active: number[] = [];
  for (const [position, start] of bounds.slice(0, -1).entries()) {
    const end = (bounds[position + 1] ?? PORT_COUNT) - 1;
    active = active.filter((index) => (ported[index]?.portEnd ?? -1) >= start);
    // The registry's order decides the order of names, so the rows must stay in it.
    active = [...active, ...(starts.get(start) ?? [])].sort((a, b) => a - b);
    runs.push({ start, end, rows: active.flatMap((index) => ported[index] ?? []) });
  }
  return runs;
}

function notAPort(n: number): never {
  throw new RangeError(`${n} is not a port`);
}
