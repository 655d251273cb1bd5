import { type People, personLabel, rowAnswer } from '@/lib/iana/row-answer';
import { canonicalText, type RegistryRow } from '@/lib/iana/row';
import type { ServiceAnswer } from '@/lib/iana/schema';
import type { OfficialRow, PortSpan } from '@/lib/ports/official-row';
import { profileAnswer, type ShownProfile } from '@/lib/services/profile';
import { groupServices } from '@/lib/ports/rules/services';
import { rowKind } from '@/lib/ports/rules/status';
import { isPorted, TRANSPORTS, type Transport } from '@/lib/ports/types';

/** Rows that say the same of one port on several transports, told once; the span is null where there is no port. */
export type ServiceEntry = Omit<OfficialRow, 'span'> & { readonly span: PortSpan | null };

/** A service as its page shows it. */
export interface Service extends ServiceAnswer {
  readonly entries: readonly ServiceEntry[];
  /** The profile as pages show it. */
  readonly plain: ShownProfile | null;
  /** Other services that share a port and a transport with this one, aliases left out. */
  readonly beside: readonly {
    readonly name: string;
    readonly port: number;
    readonly transport: Transport | null;
  }[];
}

/**
 * A service of its rows (all of one name, in the registry's order); `others` are the named rows that
 * share a port with them, these included.
 */
export function serviceOf(
  rows: readonly RegistryRow[],
  others: readonly RegistryRow[],
  people: People,
  release: string,
  profile: (ShownProfile & { readonly revision: number }) | null,
): Service {
  const name = rows[0]?.serviceName ?? '';
  const { aliases, beside } = companions(rows, others, name);
  return {
    name,
    ports: portsOf(rows),
    aliases,
    assignments: rows.map((row) => rowAnswer(row, people)),
    release,
    profile: profile === null ? null : profileAnswer(profile),
    plain: profile,
    entries: entriesOf(rows, people),
    beside,
  };
}

function portsOf(rows: readonly RegistryRow[]): ServiceAnswer['ports'] {
  const spans = new Map<string, { portStart: number; portEnd: number; transports: Transport[] }>();
  for (const row of rows.filter(isPorted)) {
    const key = `${row.portStart}-${row.portEnd}`;
    const span = spans.get(key) ?? {
      portStart: row.portStart,
      portEnd: row.portEnd,
      transports: [],
    };
    if (row.transport !== null) span.transports.push(row.transport);
    spans.set(key, span);
  }
  return [...spans.values()].map((span) => ({
    ...span,
    transports: TRANSPORTS.filter((transport) => span.transports.includes(transport)),
  }));
}

function entriesOf(rows: readonly RegistryRow[], people: People): ServiceEntry[] {
  const entries = new Map<string, ServiceEntry>();
  for (const row of rows) {
    const key = canonicalText({ ...row, transport: null });
    const known = entries.get(key) ?? entryOf(row, people);
    const transports =
      row.transport === null ? known.transports : [...known.transports, row.transport];
    entries.set(key, { ...known, transports });
  }
  return [...entries.values()];
}

function entryOf(row: RegistryRow, people: People): ServiceEntry {
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ id, name: personLabel(id, people) }));
  return {
    serviceName: row.serviceName,
    kind: rowKind(row),
    span: isPorted(row) ? { start: row.portStart, end: row.portEnd } : null,
    transports: [],
    description: row.description,
    assignees: named(row.assignees),
    contacts: named(row.contacts),
    registered: row.registered,
    modified: row.modified,
    references: row.references,
    serviceCode: row.serviceCode === null ? null : String(row.serviceCode),
    unauthorizedUse:
      row.unauthorizedUse === null ? null : { text: row.unauthorizedUse, aboutThisPort: false },
    notes: row.notes ?? '',
    deassigned: null,
  };
}

/** Who else is named on the same port and transport, split into declared aliases and other services. */
function companions(rows: readonly RegistryRow[], others: readonly RegistryRow[], name: string) {
  const aliases = new Set<string>();
  const beside = new Map<string, Service['beside'][number]>();
  for (const row of rows.filter(isPorted)) {
    const same = others
      .filter(isPorted)
      .filter((other) => other.transport === row.transport)
      .filter((other) => other.portStart <= row.portEnd && row.portStart <= other.portEnd);
    for (const group of groupServices(same)) {
      const names = [group.name, ...group.aliases.map((alias) => alias.name)];
      if (names.includes(name)) for (const alias of names) aliases.add(alias);
      else
        beside.set(group.name, {
          name: group.name,
          port: group.row.portStart,
          transport: row.transport,
        });
    }
  }
  aliases.delete(name);
  for (const alias of aliases) beside.delete(alias);
  return { aliases: [...aliases], beside: [...beside.values()] };
}
