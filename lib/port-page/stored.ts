import { personLabel } from '@/lib/iana/row-answer';
import type { TagSpan } from '@/lib/platform/cache-tags';
import type { Neighbour, OfficialEvent, PortPage } from '@/lib/port-page/page-model';
import type { StoredPort, StoredRow } from '@/lib/port-page/queries';
import type { PortSpan } from '@/lib/ports/official-row';
import { unauthorizedRanges } from '@/lib/ports/rules/unauthorized';
import { MAX_PORT, type Port } from '@/lib/ports/types';
import { inReadingOrder, isWide } from '@/lib/reports/rules/order';

/** Rows whose remark on unauthorized use speaks of this very port; it may stand in another port's row. */
export function unauthorizedUse({ unauthorized }: StoredPort, port: Port): StoredRow[] {
  return unauthorized.filter((row) =>
    unauthorizedRanges(row).some(({ start, end }) => start <= port && port <= end),
  );
}

/** How the ids of people are shown: name, else organisation, else the id. */
export function personLabels({ rows, people }: StoredPort): Map<string, string> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const ids = rows.flatMap((row) => [...row.assignees, ...row.contacts]);
  return new Map(ids.map((id) => [id, personLabel(id, byId)]));
}

/** Where else services of these names live, by name; the port itself left out. */
export function otherPorts(
  { others }: StoredPort,
  names: readonly string[],
  port: Port,
): PortPage['otherPorts'] {
  return names.flatMap((serviceName) => {
    const spans = new Map<string, PortSpan>();
    for (const { start, end } of others.filter((one) => one.serviceName === serviceName))
      if (port < start || port > end) spans.set(`${start}-${end}`, { start, end });
    return spans.size === 0 ? [] : [{ serviceName, ports: [...spans.values()] }];
  });
}

/** Neighbours shown on each side of a port. */
const NEIGHBOURS = 6;

/** The ports that a port's page names beside it, the port among them; at either end the window moves inwards. */
export function neighbourSpan(port: Port): TagSpan {
  const portStart = Math.min(Math.max(0, port - NEIGHBOURS), MAX_PORT - 2 * NEIGHBOURS);
  return { portStart, portEnd: portStart + 2 * NEIGHBOURS };
}

/** The port and its neighbours, thirteen in all. Wide ranges stand for no port. */
export function neighboursOf({ runs, near }: StoredPort, port: Port): Neighbour[] {
  const { portStart: first, portEnd: last } = neighbourSpan(port);
  // Votes are left out of the order: a vote on a neighbour leaves this page as it is.
  const uses = inReadingOrder(
    near.filter((report) => !isWide(report)).map((report) => ({ ...report, standing: 0 })),
  );
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const number = first + at;
    const run = runs.find(({ start, end }) => start <= number && number <= end);
    const best = uses.find(({ portStart, portEnd }) => portStart <= number && number <= portEnd);
    return {
      port: number,
      status: run?.status ?? 'unlisted',
      name: run?.names[0] ?? null,
      practice: best?.software.name ?? null,
    };
  });
}

/**
 * What releases changed about the port, newest first; renamed texts are row changes, the rest port events. The oldest
 * release kept ends the story: what it said then.
 */
export function officialHistory({ events, texts, beginning }: StoredPort): OfficialEvent[] {
  const changes: OfficialEvent[] = [
    ...events.map((event) => ({
      release: event.date,
      type: event.type,
      transport: event.transport,
      before: event.namesBefore.length > 0 ? event.namesBefore.join(', ') : event.from,
      after: event.namesAfter.length > 0 ? event.namesAfter.join(', ') : event.to,
      fields: [],
    })),
    ...texts.map(({ date, transport, serviceName, fields }) => ({
      release: date,
      type: 'text-changed',
      transport,
      before: null,
      after: serviceName,
      fields,
    })),
  ].sort((a, b) => b.release.localeCompare(a.release));
  if (beginning === null) return changes;
  const names = [...new Set(beginning.names)];
  const first: OfficialEvent = {
    release: beginning.date,
    type: 'first-release',
    transport: null,
    before: null,
    after: names.length > 0 ? names.join(', ') : null,
    fields: [],
  };
  return [...changes, first];
}
