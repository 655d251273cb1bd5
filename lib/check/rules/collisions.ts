import type { Entry } from '@/packages/portolan/src/portolan';
import { FORWARDERS, isHeld, type Row } from './rows';

/**
 * Two rows that cannot both have their port: `taken`, two that want or hold it on addresses that overlap;
 * `excluded`, one that wants a port which the system keeps back; `shared`, two programs on one UDP port, which
 * may be on purpose (multicast).
 */
export interface Collision {
  readonly kind: 'taken' | 'excluded' | 'shared';
  readonly port: number;
  readonly rows: readonly [Row, Row];
}

/** Everything in a paste that meets, by port. */
export function collisionsIn(rows: readonly Row[]): Collision[] {
  const placed = rows
    .filter(({ entry }) => entry.port !== null && (isHeld(entry) || entry.meaning === 'excluded'))
    .sort((a, b) => (a.entry.port ?? 0) - (b.entry.port ?? 0));
  const found: Collision[] = [];
  let open: Row[] = [];
  for (const row of placed) {
    const port = row.entry.port ?? 0;
    open = open.filter(({ entry }) => (entry.portEnd ?? entry.port ?? 0) >= port);
    for (const other of open) {
      const kind = meeting(other, row);
      if (kind !== null) found.push({ kind, port, rows: [other, row] });
    }
    open.push(row);
  }
  return found;
}

function meeting(one: Row, two: Row): Collision['kind'] | null {
  const transports = [one.entry.transport, two.entry.transport];
  if (transports[0] !== null && transports[1] !== null && transports[0] !== transports[1])
    return null;
  const excluded = [one, two].filter(({ entry }) => entry.meaning === 'excluded').length;
  if (excluded > 0) {
    // What listens already had its port before it was kept back, or was let in.
    const wants = [one, two].some(({ entry }) => entry.meaning === 'published');
    return excluded === 1 && wants ? 'excluded' : null;
  }
  if (isNumber(one) || isNumber(two)) return null;
  if (!overlap(one, two) || isSame(one, two)) return null;
  const bothListen = one.entry.meaning === 'listening' && two.entry.meaning === 'listening';
  return bothListen && transports[0] === 'udp' ? 'shared' : 'taken';
}

function isNumber({ entry }: Row): boolean {
  return entry.meaning === 'number' || entry.meaning === 'open';
}

function overlap(one: Row, two: Row): boolean {
  if (isWide(one) || isWide(two)) return true;
  return one.addresses.some((address) => two.addresses.includes(address));
}

/** Of a container without an address Docker takes all. */
function isWide({ addresses, exposure }: Row): boolean {
  return addresses.length === 0 || exposure === 'any';
}

/** One container, seen in the file and as it runs: Compose puts project and number around the service's name. */
function isSameOwner(one: Entry, two: Entry): boolean {
  if (one.kind === two.kind)
    return one.owner === two.owner && String(one.target) === String(two.target);
  const [name, other] = [one.owner ?? '', two.owner ?? ''];
  return name.includes(other) || other.includes(name);
}

/** One thing, seen by two tools, by two processes of one program, or from outside and inside of Docker. */
function isSame(one: Row, two: Row): boolean {
  const [names, others] = [one, two].map(({ programs }) => programs.map(({ name }) => name));
  const pids = new Set(one.programs.flatMap(({ pid }) => pid ?? []));
  if (two.programs.some(({ pid }) => pid !== null && pids.has(pid))) return true;
  const published = [one, two].filter(({ entry }) => entry.meaning === 'published');
  if (published.length === 2) return isSameOwner(one.entry, two.entry);
  if (published.length === 1) {
    const program = one.entry.meaning === 'published' ? others : names;
    return (program ?? []).length === 0 || (program ?? []).some((name) => FORWARDERS.test(name));
  }
  // Who it is, one of the two does not say.
  if (names?.length === 0 || others?.length === 0) return true;
  if (one.entry.kind !== two.entry.kind) return true;
  return (names ?? []).some((name) => (others ?? []).includes(name));
}
