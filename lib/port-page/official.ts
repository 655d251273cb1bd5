import type { KeptRow } from '@/lib/iana/rows-store';
import type { OfficialService, PortPage } from '@/lib/port-page/page-model';
import type { OfficialRow, Person, UnauthorizedUse } from '@/lib/ports/official-row';
import { deassignment } from '@/lib/ports/rules/deassigned';
import { groupServices } from '@/lib/ports/rules/services';
import { rowKind, rowsCovering } from '@/lib/ports/rules/status';
import { unauthorizedRanges } from '@/lib/ports/rules/unauthorized';
import type { ShownProfile } from '@/lib/services/profile';
import { type Port, type PortedRow, type Transport, TRANSPORTS } from '@/lib/ports/types';

type Row = PortedRow<KeptRow>;

/** What the Official column needs besides the rows. */
export interface OfficialSources {
  readonly port: Port;
  /** Rows that cover the port, in the registry's order. */
  readonly rows: readonly KeptRow[];
  /** Rows whose remark on unauthorized use speaks of the port, wherever they stand. */
  readonly unauthorized: readonly KeptRow[];
  readonly labels: ReadonlyMap<string, string>;
  /** By service name in lower case. */
  readonly profiles: ReadonlyMap<string, ShownProfile>;
}

/**
 * The services that hold a port, by name over all transports, aliases folded into the service they
 * stand for; assigned ones first, then uses that IANA only recorded.
 */
export function officialServices(sources: OfficialSources): OfficialService[] {
  const rows = rowsCovering(sources.rows, sources.port).filter((row) => row.serviceName !== null);
  const groups = new Map<string, { rows: Row[]; aliases: Set<string> }>();
  for (const perTransport of byTransport(rows)) {
    for (const group of groupServices<Row>(perTransport)) {
      const service = groups.get(group.name) ?? { rows: [], aliases: new Set<string>() };
      service.rows.push(group.row);
      for (const alias of group.aliases) service.aliases.add(alias.name);
      groups.set(group.name, service);
    }
  }
  const services = [...groups].map(([name, group]) => officialService(name, group, sources));
  // Where several share a port, the one that a standard defines is the one people mean (465: submissions).
  const rank = (service: OfficialService) =>
    (service.kind === 'assigned' ? 0 : 2) + (hasStandard(service) ? 0 : 1);
  return services.sort((a, b) => rank(a) - rank(b));
}

function hasStandard({ rows }: OfficialService): boolean {
  return rows.some((row) => row.references.some(({ label }) => /^RFC\d+/.test(label)));
}

function byTransport(rows: readonly Row[]): Row[][] {
  const keys = [...TRANSPORTS, null];
  return keys
    .map((transport) => rows.filter((row) => row.transport === transport))
    .filter((list) => list.length > 0);
}

function officialService(
  name: string,
  { rows, aliases }: { rows: Row[]; aliases: Set<string> },
  sources: OfficialSources,
): OfficialService {
  const [first] = rows;
  return {
    name,
    kind: rows.some((row) => rowKind(row) === 'assigned') ? 'assigned' : 'recorded-use',
    transports: transportsOf(rows),
    aliases: [...aliases],
    span: { start: first?.portStart ?? sources.port, end: first?.portEnd ?? sources.port },
    rows: folded(rows, sources),
    profile: sources.profiles.get(name.toLowerCase()) ?? null,
  };
}

/** Rows without a name that cover the port: reserved, unassigned, taken back. */
export function namelessRows(sources: OfficialSources): OfficialRow[] {
  const rows = rowsCovering(sources.rows, sources.port).filter((row) => row.serviceName === null);
  return folded(rows, sources);
}

/** Whether IANA has been told of a use of this very port that it did not assign. */
export function notesUnauthorizedUse({
  services,
  namelessRows,
}: Pick<PortPage, 'services' | 'namelessRows'>): boolean {
  return [...services.flatMap(({ rows }) => rows), ...namelessRows].some(
    ({ unauthorizedUse }) => unauthorizedUse?.aboutThisPort === true,
  );
}

/** Rows that say the same of several transports, as one. */
function folded(rows: readonly Row[], sources: OfficialSources): OfficialRow[] {
  const same = new Map<string, Row[]>();
  for (const row of rows) {
    const { id: _, hash: __, position: ___, transport: ____, ...says } = row;
    const key = JSON.stringify(says);
    same.set(key, [...(same.get(key) ?? []), row]);
  }
  return [...same.values()].map((group) => officialRow(group, sources));
}

function officialRow(
  group: readonly Row[],
  { port, labels, unauthorized }: OfficialSources,
): OfficialRow {
  const row = group[0] as Row;
  const people = (ids: readonly string[]): Person[] =>
    ids.map((id) => ({ id, name: labels.get(id) ?? id }));
  return {
    serviceName: row.serviceName,
    kind: rowKind(row),
    span: { start: row.portStart, end: row.portEnd },
    transports: transportsOf(group),
    description: row.description,
    assignees: people(row.assignees),
    contacts: people(row.contacts),
    registered: row.registered,
    modified: row.modified,
    references: row.references,
    serviceCode: row.serviceCode === null ? null : String(row.serviceCode),
    unauthorizedUse: remark(row, port, unauthorized),
    notes: row.notes ?? '',
    deassigned: deassignment(row),
  };
}

/** The row's own remark, or the one that another row makes about this port (7012 speaks of 7011). */
function remark(row: Row, port: Port, unauthorized: readonly KeptRow[]): UnauthorizedUse | null {
  if (row.unauthorizedUse !== null) {
    const aboutThisPort = unauthorizedRanges(row).some(
      ({ start, end }) => start <= port && port <= end,
    );
    return { text: row.unauthorizedUse, aboutThisPort };
  }
  const elsewhere = unauthorized.find(
    (other) => other.portStart !== null && (other.portStart > port || (other.portEnd ?? 0) < port),
  );
  return elsewhere?.unauthorizedUse == null
    ? null
    : { text: elsewhere.unauthorizedUse, aboutThisPort: true };
}

function transportsOf(rows: readonly { readonly transport: Transport | null }[]): Transport[] {
  return TRANSPORTS.filter((transport) => rows.some((row) => row.transport === transport));
}
