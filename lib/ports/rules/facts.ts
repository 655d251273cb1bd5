import { RANGES } from '@/lib/ports/types';

/** Systems whose range of source ports for outgoing connections is known. */
export const SYSTEMS = ['linux', 'windows', 'macos'] as const;
export type System = (typeof SYSTEMS)[number];

/** What is so of a port whatever IANA and the community say of it. */
export interface PortFacts {
  /** Browsers refuse to open an address on it. */
  readonly browserBlocked: boolean;
  /** Systems that take it, as they come, as a source port of outgoing connections. */
  readonly ephemeral: readonly System[];
  /** It lies in the range from which Kubernetes takes node ports by default. */
  readonly nodePort: boolean;
  /** Listening on it needs rights on Linux as it comes. */
  readonly privileged: boolean;
}

/** A range of ports, both ends included. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Source ports of outgoing connections as the systems come.
 * Linux: net.ipv4.ip_local_port_range, documented in ip-sysctl.
 * Windows since Vista, and macOS: the dynamic ports of RFC 6335, section 6.
 */
export const EPHEMERAL: Readonly<Record<System, Span>> = {
  linux: { start: 32768, end: 60999 },
  windows: RANGES.dynamic,
  macos: RANGES.dynamic,
};

/** Kubernetes, `--service-node-port-range` of the API server as it comes. */
export const NODE_PORTS: Span = { start: 30000, end: 32767 };

/**
 * The part of them that Kubernetes leaves to people and takes from by itself only when the rest is used up:
 * a 32nd of the range (86 ports), as "Avoiding collisions" of its documentation of NodePort services counts it.
 */
export const NODE_PORTS_BY_HAND: Span = { start: NODE_PORTS.start, end: 30085 };

/** Ports on which macOS itself listens while AirPlay Receiver is on. */
export const AIRPLAY_PORTS: readonly number[] = [5000, 7000];

/** Below this, Linux asks for CAP_NET_BIND_SERVICE (net.ipv4.ip_unprivileged_port_start). */
const FIRST_UNPRIVILEGED = 1024;

/** "Bad ports" of the Fetch standard, section Port blocking, as of 2026-07-02. */
const BROWSER_BLOCKED: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080,
]);

/** The facts of a port (0 to 65535). */
export function portFacts(port: number): PortFacts {
  return {
    browserBlocked: BROWSER_BLOCKED.has(port),
    ephemeral: SYSTEMS.filter((system) => within(EPHEMERAL[system], port)),
    nodePort: within(NODE_PORTS, port),
    privileged: port > 0 && port < FIRST_UNPRIVILEGED,
  };
}

/** Whether the port lies in the span. */
export function within({ start, end }: Span, port: number): boolean {
  return start <= port && port <= end;
}
