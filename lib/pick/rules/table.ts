import type { PickReservation, PickRun, PickUse } from '@/lib/pick/types';
import {
  PORT_COUNT,
  PORT_STATUSES,
  type PortStatus,
  rangeOf,
  type Transport,
} from '@/lib/ports/types';
import type { Weights } from '@/lib/pick/rules/weights';
import { isWide } from '@/lib/reports/rules/order';

/** What the registry and the community say of all 65,536 ports, to be asked port by port. */
export interface PickSource {
  /** Before the first import every port is unlisted, or dynamic. */
  readonly status: (port: number, transport: Transport) => PortStatus;
  /** Names of the services that IANA assigned the port to, on any transport. */
  readonly names: (port: number) => readonly string[];
  /** What is reported on the port and not refuted, in reading order: wide ranges last. */
  readonly uses: (port: number) => readonly PickUse[];
  /** Who has reserved the port here, the older first. */
  readonly reservations: (port: number) => readonly PickReservation[];
  /** Whether something else may be said of the port than of the one before it. */
  readonly begins: (port: number) => boolean;
  /** What weighs on ports besides `uses`, port by port, where it is known without who it is (`unpackHolders`). */
  readonly holders?: ReadonlyMap<number, string>;
  /** What all ports weigh, where that is known without asking port by port. */
  readonly weights?: (transport: Transport | null) => Weights | undefined;
}

/** All of it in memory. */
export class PickTable implements PickSource {
  /** Index into `runs`, one more; 0 where no run covers the port. */
  private readonly runAt = new Uint16Array(PORT_COUNT);
  private readonly narrow = new Map<number, PickUse[]>();
  private readonly wide: PickUse[] = [];
  private readonly reserved = new Map<number, PickReservation[]>();
  private readonly bounds = new Set<number>();

  /** `uses` in reading order; those refuted may be among them. They are not those of `holders`. */
  constructor(
    private readonly runs: readonly PickRun[],
    uses: readonly PickUse[],
    reservations: readonly PickReservation[] = [],
    readonly holders: ReadonlyMap<number, string> = new Map(),
  ) {
    for (const [index, { start, end }] of runs.entries())
      this.runAt.fill(index + 1, start, end + 1);
    for (const { start, end } of [...runs, ...uses]) this.bounds.add(start).add(end + 1);
    for (const one of reservations) {
      this.bounds.add(one.port).add(one.port + 1);
      this.reserved.set(one.port, [...this.reservations(one.port), one]);
    }
    for (const use of uses.filter(({ grade }) => grade !== 'refuted')) this.add(use);
  }

  status(port: number, transport: Transport): PortStatus {
    const run = this.run(port);
    if (run !== undefined) return run.statuses[transport];
    return rangeOf(port) === 'dynamic' ? 'dynamic' : 'unlisted';
  }

  names(port: number): readonly string[] {
    return this.run(port)?.names ?? [];
  }

  uses(port: number): readonly PickUse[] {
    const narrow = this.narrow.get(port) ?? [];
    const wide = this.wide.filter(({ start, end }) => start <= port && port <= end);
    return wide.length === 0 ? narrow : [...narrow, ...wide];
  }

  reservations(port: number): readonly PickReservation[] {
    return this.reserved.get(port) ?? [];
  }

  begins(port: number): boolean {
    return this.bounds.has(port);
  }

  private run(port: number): PickRun | undefined {
    return this.runs[(this.runAt[port] ?? 0) - 1];
  }

  private add(use: PickUse): void {
    if (isWideUse(use)) {
      this.wide.push(use);
      return;
    }
    for (let port = use.start; port <= use.end; port += 1) {
      const here = this.narrow.get(port);
      if (here === undefined) this.narrow.set(port, [use]);
      else here.push(use);
    }
  }
}

/** Whether its range is so wide that it says little of any one port. */
export function isWideUse({ start, end }: PickUse): boolean {
  return isWide({ portStart: start, portEnd: end });
}

/** A run as it is cached: first port, last port, the statuses of the transports by number, names. */
export type PackedRun = readonly [
  start: number,
  end: number,
  statuses: string,
  names: readonly string[],
];

/** One digit for each transport, in the usual order. */
export function packStatuses(statuses: readonly string[]): string {
  return statuses.map((status) => PORT_STATUSES.indexOf(status as PortStatus)).join('');
}

/** The run that `PackedRun` holds. */
export function unpackRun([start, end, packed, names]: PackedRun): PickRun {
  const [tcp, udp, sctp, dccp] = Array.from(
    packed,
    (digit) => PORT_STATUSES[Number(digit)] ?? 'unlisted',
  );
  const or = (status: PortStatus | undefined) => status ?? 'unlisted';
  return {
    ...{ start, end, names },
    statuses: { tcp: or(tcp), udp: or(udp), sctp: or(sctp), dccp: or(dccp) },
  };
}
