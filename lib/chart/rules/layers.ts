import {
  COMMUNITY_VALUES,
  type Layer,
  NONE,
  RELEASE_VALUES,
  TRANSPORT_VALUES,
  UNDATED,
} from '@/lib/chart/types';
import { SPACE_CLASSES, type Span, spaceOf } from '@/lib/ports/rules/space';
import {
  PORT_COUNT,
  PORT_STATUSES,
  type PortStatus,
  type Transport,
  TRANSPORTS,
} from '@/lib/ports/types';
import type { Grade, NamedUse } from '@/lib/reports/types';
import type { NamedPorts } from './names';

/** Neighbours about which the registry says the same. */
export interface StatusRun extends Span, Readonly<Record<Transport, PortStatus>> {
  readonly status: PortStatus;
  readonly names: readonly string[];
}

/** The two worlds in one picture, as the home page has it: see `spaceOf`. */
export function overviewLayer(runs: readonly StatusRun[], uses: readonly Span[]): Layer {
  return { values: SPACE_CLASSES, cells: spaceOf(runs, uses) };
}

/** What each port officially is, over all transports. */
export function statusLayer(runs: readonly StatusRun[]): Layer {
  return layerOf(PORT_STATUSES, (cells, index) => {
    for (const { start, end, status } of runs) cells.fill(index(status), start, end + 1);
  });
}

/** The grade of the report that is read first on each port, from the ports of each grade. */
export function communityLayer(
  graded: readonly { readonly grade: Grade; readonly ports: readonly number[] }[],
): Layer {
  return layerOf(COMMUNITY_VALUES, (cells, index) => {
    for (const { grade, ports } of graded) {
      const value = index(grade);
      for (const port of ports) cells[port] = value;
    }
  });
}

/** On which transports a service is assigned on each port. */
export function transportLayer(runs: readonly StatusRun[]): Layer {
  return layerOf(TRANSPORT_VALUES, (cells, index) => {
    for (const run of runs) cells.fill(index(transportsOf(run)), run.start, run.end + 1);
  });
}

function transportsOf(run: StatusRun): (typeof TRANSPORT_VALUES)[number] {
  const [tcp, udp, sctp, dccp] = TRANSPORTS.map((transport) => run[transport] === 'assigned');
  if (sctp === true) return dccp === true ? 'sctp-dccp' : 'sctp';
  if (dccp === true) return 'dccp';
  if (tcp === true) return udp === true ? 'tcp-udp' : 'tcp';
  return udp === true ? 'udp' : NONE;
}

/** Ports of a named row of the registry, and when it was registered: `YYYY-MM` or `YYYY-MM-DD`. */
export interface RegisteredSpan extends Span {
  readonly registered: string | null;
}

/** The year of the oldest registration on each port that is assigned. */
export function yearLayer(runs: readonly StatusRun[], rows: readonly RegisteredSpan[]): Layer {
  const years = new Uint16Array(PORT_COUNT);
  for (const { start, end, registered } of rows) {
    const year = yearOf(registered);
    if (year === null) continue;
    for (let port = start; port <= end; port += 1)
      if (years[port] === 0 || year < (years[port] ?? 0)) years[port] = year;
  }
  const assigned = new Uint8Array(PORT_COUNT);
  for (const { start, end, status } of runs)
    if (status === 'assigned') assigned.fill(1, start, end + 1);
  const found = [...new Set(years.filter((year, port) => year > 0 && assigned[port] === 1))].sort();
  return layerOf([NONE, UNDATED, ...found.map(String)], (cells, index) => {
    for (let port = 0; port < PORT_COUNT; port += 1) {
      if (assigned[port] === 0) continue;
      cells[port] = index(years[port] === 0 ? UNDATED : String(years[port]));
    }
  });
}

function yearOf(registered: string | null): number | null {
  const year = Number(/^\d{4}/.exec(registered ?? '')?.[0] ?? 0);
  return year === 0 ? null : year;
}

type Change = Exclude<(typeof RELEASE_VALUES)[number], 'unchanged'>;

/** What a release changed on each port. */
export function releaseLayer(
  changed: readonly { readonly port: number; readonly type: Change }[],
): Layer {
  return layerOf(RELEASE_VALUES, (cells, index) => {
    for (const { port, type } of changed) {
      const known = cells[port] ?? 0;
      if (known === 0 || index(type) < known) cells[port] = index(type);
    }
  });
}

function layerOf(
  values: readonly string[],
  fill: (cells: Uint8Array, index: (value: string) => number) => void,
): Layer {
  const indexes = new Map(values.map((value, index) => [value, index]));
  const cells = new Uint8Array(PORT_COUNT);
  fill(cells, (value) => {
    const index = indexes.get(value);
    if (index === undefined) throw new RangeError(`${value} is no value of the layer`);
    return index;
  });
  return { values, cells };
}

/** What ports are called in both worlds, ascending; ports without a name are left out. */
export function namedPorts(runs: readonly StatusRun[], uses: readonly NamedUse[]): NamedPorts[] {
  const useOn: (NamedUse | undefined)[] = Array.from({ length: PORT_COUNT });
  for (const use of uses) useOn[use.port] = use;
  const entries: Growing[] = [];
  for (const run of [...runs].sort((one, other) => one.start - other.start))
    for (let port = run.start; port <= run.end; port += 1) {
      const use = useOn[port];
      if (run.names.length === 0 && use === undefined) continue;
      const last = entries.at(-1);
      if (last?.end === port - 1 && isCalled(last, run.names, use)) last.end = port;
      else
        entries.push({
          ...{ start: port, end: port, official: run.names, uses: use?.uses ?? 0 },
          practice: use === undefined ? [] : [use.name],
        });
    }
  return entries;
}

/** Of tens of thousands: one that goes on is not made anew. */
type Growing = { -readonly [Key in keyof NamedPorts]: NamedPorts[Key] };

/** Whether this is what a port with these official names and this use would say. */
function isCalled(one: NamedPorts, names: readonly string[], use: NamedUse | undefined): boolean {
  if (one.uses !== (use?.uses ?? 0) || one.practice[0] !== use?.name) return false;
  return (
    one.official === names ||
    (one.official.length === names.length && names.every((name, at) => name === one.official[at]))
  );
}
