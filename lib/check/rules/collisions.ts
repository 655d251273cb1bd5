import type { Entry, Meaning } from '@/packages/portolan/src/portolan';
import { FORWARDERS, type Row } from './rows';

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

export interface Collisions {
  /** By port; of each kind the first `MOST_TOLD`. */
  readonly told: readonly Collision[];
  /** At least so many more. */
  readonly more: number;
}

/** Of one kind: two hundred rows on one port meet in twenty thousand ways, and nobody reads those. */
export const MOST_TOLD = 100;
/** Pairs of rows that are held against each other: all of a thousand rows on one port. */
export const MOST_COMPARED = 500_000;

/** A row with what is asked of it again and again. */
interface Placed {
  readonly row: Row;
  readonly entry: Entry;
  readonly port: number;
  readonly end: number;
  readonly addresses: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly pids: ReadonlySet<number>;
  readonly isForwarder: boolean;
}

/** Meanings under which a row can meet another; what a scan saw, or a number alone, meets nothing. */
const MEETING: readonly Meaning[] = ['listening', 'bound', 'published', 'excluded'];

/** Everything in a paste that meets, by port, as far as anybody reads it: work and answer are bounded (decision 31). */
export function collisionsIn(rows: readonly Row[]): Collisions {
  const told: Collision[] = [];
  const counts = { taken: 0, excluded: 0, shared: 0 };
  let [more, compared] = [0, 0];
  let open: Placed[] = [];
  for (const one of placed(rows)) {
    compared += open.length;
    // There may be none: whoever counts on there being none must not take it for that.
    if (compared > MOST_COMPARED) return { told, more: more + 1 };
    open = open.filter(({ end }) => end >= one.port);
    for (const other of open) {
      const kind = meeting(other, one);
      if (kind === null) continue;
      counts[kind] += 1;
      if (counts[kind] > MOST_TOLD) more += 1;
      else told.push({ kind, port: one.port, rows: [other.row, one.row] });
    }
    open.push(one);
  }
  return { told, more };
}

function placed(rows: readonly Row[]): Placed[] {
  return rows
    .flatMap((row): Placed[] => {
      const { entry, programs, addresses } = row;
      if (entry.port === null || !MEETING.includes(entry.meaning)) return [];
      const names = new Set(programs.map(({ name }) => name));
      return [
        {
          ...{ row, entry, port: entry.port, end: entry.portEnd ?? entry.port },
          ...{ names, addresses: new Set(addresses) },
          pids: new Set(programs.flatMap(({ pid }) => pid ?? [])),
          isForwarder: names.size === 0 || [...names].some((name) => FORWARDERS.test(name)),
        },
      ];
    })
    .sort((a, b) => a.port - b.port);
}

function meeting(one: Placed, two: Placed): Collision['kind'] | null {
  const { transport, meaning } = one.entry;
  const { transport: other, meaning: second } = two.entry;
  if (transport !== null && other !== null && transport !== other) return null;
  if (meaning === 'excluded' || second === 'excluded')
    // What listens already had its port before it was kept back, or was let in.
    return meaning === 'published' || second === 'published' ? 'excluded' : null;
  if (!overlap(one, two) || isSame(one, two)) return null;
  const bothListen = meaning === 'listening' && second === 'listening';
  return bothListen && transport === 'udp' ? 'shared' : 'taken';
}

function overlap(one: Placed, two: Placed): boolean {
  return isWide(one) || isWide(two) || haveCommon(one.addresses, two.addresses);
}

function haveCommon<Value>(one: ReadonlySet<Value>, two: ReadonlySet<Value>): boolean {
  const [few, many] = one.size < two.size ? [one, two] : [two, one];
  for (const value of few) if (many.has(value)) return true;
  return false;
}

/** Of a container without an address Docker takes all. */
function isWide({ addresses, row }: Placed): boolean {
  return addresses.size === 0 || row.exposure === 'any';
}

/** One container, seen in the file and as it runs: Compose puts project and number around the service's name. */
function isSameOwner(one: Entry, two: Entry): boolean {
  if (one.kind === two.kind)
    return one.owner === two.owner && String(one.target) === String(two.target);
  const [name, other] = [one.owner ?? '', two.owner ?? ''];
  return name.includes(other) || other.includes(name);
}

/** One thing, seen by two tools, by two processes of one program, or from outside and inside of Docker. */
function isSame(one: Placed, two: Placed): boolean {
  if (haveCommon(one.pids, two.pids)) return true;
  const isPublished = two.entry.meaning === 'published';
  if (one.entry.meaning === 'published')
    return isPublished ? isSameOwner(one.entry, two.entry) : two.isForwarder;
  if (isPublished) return one.isForwarder;
  // Who it is, one of the two does not say.
  if (one.names.size === 0 || two.names.size === 0) return true;
  return one.entry.kind !== two.entry.kind || haveCommon(one.names, two.names);
}
