import type { ReleaseDiff, RowChange } from '@/lib/iana/diff';
import type { RegistryRow } from '@/lib/iana/row';
import type { StatusTable } from '@/lib/ports/rules/status-table';
import { statusTable } from '@/lib/ports/rules/status-table';
import type { PortStatus, Transport } from '@/lib/ports/types';
import { isPorted, PORT_COUNT, TRANSPORTS } from '@/lib/ports/types';

/**
 * What happened to one port on one transport. `assigned` is the first name, `de-assigned` the last
 * one lost, `assigned-to-another` other names in place of all former ones without being their new
 * spelling (`renamed`), `names-changed` a name more or less beside one that stays.
 */
export const PORT_EVENT_TYPES = [
  'assigned',
  'de-assigned',
  'assigned-to-another',
  'renamed',
  'names-changed',
  'status-changed',
] as const;
export type PortEventType = (typeof PORT_EVENT_TYPES)[number];

export interface PortEvent {
  readonly type: PortEventType;
  readonly port: number;
  readonly transport: Transport;
  readonly from: PortStatus;
  readonly to: PortStatus;
  /** All names assigned before and after, aliases included. */
  readonly namesBefore: readonly string[];
  readonly namesAfter: readonly string[];
}

/** Port numbers, ascending, each once. */
export interface PortSummary {
  /** Gained a first name on some transport. */
  readonly named: number[];
  /** Lost the last name on some transport. */
  readonly unnamed: number[];
  /** A registration there goes by another name. */
  readonly renamed: number[];
  /** A registration there kept its name, but another text of it changed. */
  readonly textChanged: number[];
}

export interface PortChanges extends PortSummary {
  /** By port, then transport. */
  readonly events: readonly PortEvent[];
}

/**
 * The ports that a release changed. Ports are compared by status and names, not by rows: each new
 * assignment splits an Unassigned range, which is bookkeeping and no event.
 */
export function portChanges(
  before: readonly RegistryRow[],
  after: readonly RegistryRow[],
  diff: ReleaseDiff,
): PortChanges {
  const events = portEvents(statusTable(before), statusTable(after), renamings(diff));
  return { ...portSummary({ events, changes: diff.changes }), events };
}

/** Ports by what happened to them, ascending, each once in each list. */
export function portSummary({
  events,
  changes,
}: {
  readonly events: readonly Pick<PortEvent, 'type' | 'port'>[];
  readonly changes: readonly RowChange[];
}): PortSummary {
  const portsWith = (type: PortEventType) =>
    distinct(events.filter((event) => event.type === type).map(({ port }) => port));
  return {
    named: portsWith('assigned'),
    unnamed: portsWith('de-assigned'),
    renamed: portsOf(changes.filter((change) => change.type === 'renamed')),
    textChanged: portsOf(changes.filter(isTextChange)),
  };
}

function portEvents(
  before: StatusTable,
  after: StatusTable,
  renamed: ReadonlySet<string>,
): PortEvent[] {
  const events: PortEvent[] = [];
  for (let port = 0; port < PORT_COUNT; port += 1) {
    for (const transport of TRANSPORTS) {
      const from = before.status(port, transport);
      const to = after.status(port, transport);
      const namesBefore = before.allNames(port, transport);
      const namesAfter = after.allNames(port, transport);
      if ((from === to || isBookkeeping(from, to)) && sameNames(namesBefore, namesAfter)) continue;
      const type = eventType(namesBefore, namesAfter, renamed);
      events.push({ type, port, transport, from, to, namesBefore, namesAfter });
    }
  }
  return events;
}

/**
 * An Unassigned range names no transport. Where a new assignment splits it, the transports that the
 * assignment leaves out lose their row: nothing has happened to them.
 */
function isBookkeeping(from: PortStatus, to: PortStatus): boolean {
  const free: readonly PortStatus[] = ['unassigned', 'unlisted'];
  return free.includes(from) && free.includes(to);
}

function eventType(
  before: readonly string[],
  after: readonly string[],
  renamed: ReadonlySet<string>,
): PortEventType {
  if (before.length === 0 && after.length === 0) return 'status-changed';
  if (before.length === 0) return 'assigned';
  if (after.length === 0) return 'de-assigned';
  if (before.some((name) => after.includes(name))) return 'names-changed';
  const respelt = before.some((old) => after.some((name) => renamed.has(renaming(old, name))));
  return respelt ? 'renamed' : 'assigned-to-another';
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name) => b.includes(name)));
}

function renaming(before: string | null, after: string | null): string {
  return `${before ?? ''}\u001f${after ?? ''}`;
}

function renamings(diff: ReleaseDiff): Set<string> {
  const renamed = diff.changes.filter((change) => change.type === 'renamed');
  return new Set(
    renamed.map(({ before, after }) =>
      renaming(before?.serviceName ?? null, after?.serviceName ?? null),
    ),
  );
}

/** A named row that is still named the same. */
function isTextChange({ before, after }: RowChange): boolean {
  return (
    before !== null &&
    after !== null &&
    before.serviceName !== null &&
    before.serviceName === after.serviceName
  );
}

/** The ports that the rows of the changes cover, as they are after the change. */
function portsOf(changes: readonly RowChange[]): number[] {
  const ports = changes
    .flatMap(({ after }) => (after === null ? [] : [after]))
    .filter(isPorted)
    .flatMap(({ portStart, portEnd }) =>
      Array.from({ length: portEnd - portStart + 1 }, (_, at) => portStart + at),
    );
  return distinct(ports);
}

function distinct(ports: readonly number[]): number[] {
  return [...new Set(ports)].sort((a, b) => a - b);
}
