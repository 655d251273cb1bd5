import { isWideUse, type PickSource } from '@/lib/pick/rules/table';
import type {
  Include,
  PickAsk,
  PickReservation,
  PickUse,
  Reason,
  ReasonCode,
  ReasonParams,
} from '@/lib/pick/types';
import { AIRPLAY_PORTS, NODE_PORTS_BY_HAND, portFacts, within } from '@/lib/ports/rules/facts';
import { PORT_COUNT, type PortStatus, type Transport, TRANSPORTS } from '@/lib/ports/types';
import type { Grade } from '@/lib/reports/types';

/**
 * How much counts against a port. One point is one port of distance from the wish: a use that nobody has
 * verified is worth going 80 ports further, rights that a program needs 1,000.
 */
export const PENALTIES = {
  'wide-report': 20,
  'reported-elsewhere': 60,
  'node-port-static': 120,
  'node-port': 250,
  /** For each system. */
  ephemeral: 300,
  airplay: 300,
  'assigned-elsewhere': 300,
  reserved: 400,
  'held-by-reservation': 400,
  'held-by-report': 500,
  assigned: 600,
  privileged: 1_000,
  'browser-blocked': 2_000,
} as const satisfies Partial<Record<ReasonCode, number>>;

/** Of a reported use that does not keep the port out. */
const PENALTY_OF_GRADE: Readonly<Partial<Record<Grade, number>>> = {
  disputed: 120,
  unverified: 80,
  historic: 40,
};

/** Why a port is left out unless it is asked for. */
export type Hold = 'assigned' | 'reported' | 'reservation';

/** Of several the first is told. */
export const HOLDS: readonly Hold[] = ['assigned', 'reported', 'reservation'];

/** What there is to say of a port. */
export interface PortReasons {
  /** Null where nobody holds the port, or where what holds it was to be let in. */
  readonly hold: Hold | null;
  /** All who hold the port, let in or not. */
  readonly held: readonly Hold[];
  readonly reasons: readonly Reason[];
}

/** What a reason depends on besides the port. */
export type Terms = { readonly transport: PickAsk['transport']; readonly include: Include | null };

/**
 * Everything that speaks for and against a port from 1 on, and who holds it: an assignment, a report that is
 * confirmed, supported or official by now, or a reservation. Without a transport the port as a whole is meant: nobody may hold it
 * on any. Ranges of more than 100 ports hold none of them.
 */
export function portReasons(
  source: PickSource,
  { transport, include }: Terms,
  port: number,
): PortReasons {
  const uses = source.uses(port);
  const official = officialReasons(source, transport, port);
  const reported = uses.flatMap((use) => useReason(use, transport));
  const reserved = source.reservations(port).flatMap((one) => reservedReason(one, transport));
  const byReport = heldByReports(reported);
  const isHeld = {
    assigned: official.some(({ code }) => code === 'assigned') || byReport.includes('assigned'),
    reported: byReport.includes('reported'),
    reservation: reserved.length > 0,
  };
  const held = HOLDS.filter((what) => isHeld[what]);
  const hold = held.find((what) => include !== what && include !== 'all') ?? null;
  const quiet = uses.length === 0 ? [reason('no-report', 'good', 0)] : [];
  return {
    ...{ hold, held },
    reasons: [...official, ...reported, ...reserved, ...factReasons(transport, port), ...quiet],
  };
}

function reason(
  code: ReasonCode,
  kind: Reason['kind'],
  penalty: number,
  params: ReasonParams = {},
): Reason {
  return { code, kind, penalty, params };
}

const against = (code: keyof typeof PENALTIES, params: ReasonParams = {}, times = 1): Reason =>
  reason(code, 'against', PENALTIES[code] * times, params);

/** Transports that a port as a whole is told of; the other two have hardly any entries. */
const USUAL: readonly Transport[] = ['tcp', 'udp'];

const GOOD = ['unassigned', 'unlisted', 'dynamic'] as const satisfies readonly PortStatus[];

function officialReasons(source: PickSource, transport: Transport | null, port: number): Reason[] {
  const on = (status: PortStatus, among: readonly Transport[]) =>
    among.filter((one) => source.status(port, one) === status);
  const asked = transport === null ? USUAL : [transport];
  const assigned = on('assigned', transport === null ? TRANSPORTS : asked);
  const elsewhere =
    transport === null ? [] : on('assigned', TRANSPORTS).filter((one) => one !== transport);
  const reserved = on('reserved', asked);
  const names = source.names(port);
  return [
    ...(assigned.length === 0
      ? []
      : [reason('assigned', 'warning', PENALTIES.assigned, { names, transports: assigned })]),
    ...(elsewhere.length === 0 || assigned.length > 0
      ? []
      : [against('assigned-elsewhere', { names, transports: elsewhere })]),
    ...(reserved.length === 0 ? [] : [against('reserved', { transports: reserved })]),
    ...GOOD.flatMap((status) => {
      const transports = on(status, asked);
      return transports.length === 0 ? [] : [reason(status, 'good', 0, { transports })];
    }),
  ];
}

/** What uses say of each of their ports, and who holds it by them. */
export function reasonsOfUses(uses: readonly PickUse[], { transport }: Pick<Terms, 'transport'>) {
  const reasons = uses.flatMap((use) => useReason(use, transport));
  return { held: heldByReports(reasons), reasons };
}

function heldByReports(reported: readonly Reason[]): Hold[] {
  const grades = reported.flatMap(({ code, params: { grade } }) =>
    code === 'held-by-report' ? [grade] : [],
  );
  return [
    ...(grades.includes('now-official') ? (['assigned'] as const) : []),
    ...(grades.some((grade) => grade !== 'now-official') ? (['reported'] as const) : []),
  ];
}

/** A wide range on another transport says nothing. */
function useReason(use: PickUse, transport: Transport | null): Reason[] {
  const { software, grade, transports, start: portStart, end: portEnd } = use;
  const params = { software, grade, transports, portStart, portEnd };
  const isMeant = transport === null || transports.includes(transport);
  if (isWideUse(use)) return isMeant ? [against('wide-report', params)] : [];
  if (!isMeant) return [against('reported-elsewhere', params)];
  const mild = PENALTY_OF_GRADE[grade];
  return [
    mild === undefined
      ? reason('held-by-report', 'warning', PENALTIES['held-by-report'], params)
      : reason('reported', 'against', mild, params),
  ];
}

function reservedReason(
  { project, namespace, transports }: PickReservation,
  transport: Transport | null,
): Reason[] {
  if (transport !== null && !transports.includes(transport)) return [];
  const params = { project, namespace, transports };
  const penalty = PENALTIES['held-by-reservation'];
  return [reason('held-by-reservation', 'warning', penalty, params)];
}

/** Browsers and AirPlay use TCP. */
function factReasons(transport: Transport | null, port: number): Reason[] {
  const { browserBlocked, ephemeral, nodePort, privileged } = portFacts(port);
  const overTcp = transport === null || transport === 'tcp';
  return [
    ...(nodePort
      ? [against(within(NODE_PORTS_BY_HAND, port) ? 'node-port-static' : 'node-port')]
      : []),
    ...(ephemeral.length > 0
      ? [against('ephemeral', { systems: ephemeral }, ephemeral.length)]
      : []),
    ...(overTcp && AIRPLAY_PORTS.includes(port) ? [against('airplay')] : []),
    ...(privileged ? [against('privileged')] : []),
    ...(overTcp && browserBlocked ? [against('browser-blocked')] : []),
  ];
}

/** Of each port from 1: not looked at yet (0), as the one before it (1), or not (2). */
const factsAt = new Uint8Array(PORT_COUNT);

/** Whether other facts are so of the port than of the one before it. */
export function factsBegin(port: number): boolean {
  if (factsAt[port] === 0) factsAt[port] = factKey(port) === factKey(port - 1) ? 1 : 2;
  return factsAt[port] === 2;
}

function factKey(port: number): string {
  return factReasons(null, port)
    .map(({ code, penalty }) => `${code} ${penalty}`)
    .join();
}
