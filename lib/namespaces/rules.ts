import { DAY } from '@/lib/platform/clock';

/** Namespaces that one account may have asked for and that wait or are active. */
export const MOST_ASKED = 3;
/** Ports of one namespace, and the pieces that they may come in. */
export const MOST_PORTS = 1_000;
export const MOST_RANGES = 20;
/** Reservations of one namespace that last at once. */
export const MOST_RESERVED = 200;
/** Members of one namespace. */
export const MOST_MEMBERS = 50;
/** Reservations that one account makes in an hour. */
export const RESERVED_PER_HOUR = 20;

/** How long a reservation lasts. */
export const TERM_MS = 365 * DAY;
/** It is renewed in its last days, so that each renewal is a decision. */
export const RENEWAL_MS = 60 * DAY;
/** A port that a namespace let go is kept so long from other projects of the same namespace. */
export const REST_MS = 30 * DAY;

/** Ports, both bounds included. */
export interface PortSpan {
  readonly portStart: number;
  readonly portEnd: number;
}

/** How many ports the ranges have, which do not overlap. */
export function countPorts(ranges: readonly PortSpan[]): number {
  return ranges.reduce((sum, { portStart, portEnd }) => sum + portEnd - portStart + 1, 0);
}

/** Whether one of the ranges holds the port. */
export function holdsPort(ranges: readonly PortSpan[], port: number): boolean {
  return ranges.some(({ portStart, portEnd }) => portStart <= port && port <= portEnd);
}

/** Whether a reservation may be renewed by now. */
export function isRenewable(until: Date, now: Date): boolean {
  return until.getTime() - now.getTime() <= RENEWAL_MS;
}
