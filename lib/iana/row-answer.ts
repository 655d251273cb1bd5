import type { RegistryRow } from '@/lib/iana/row';
import type { RegistryRowAnswer } from '@/lib/iana/schema';
import { rowKind } from '@/lib/ports/rules/status';

/** A person or body that the registry names; rows hold ids, only the XML form resolves them. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly org: string | null;
}

/** How a person is shown: the name, else the organisation, else the id (CSV releases resolve none). */
export function personLabel(
  id: string,
  people: ReadonlyMap<string, Pick<Person, 'name' | 'org'>>,
): string {
  const person = people.get(id);
  return person?.name ?? person?.org ?? id;
}

/** People of the registry by id. */
export type People = ReadonlyMap<string, Pick<Person, 'name' | 'org'>>;

/** A row as the API shows it, people by name. */
export function rowAnswer(row: RegistryRow, people: People): RegistryRowAnswer {
  return {
    serviceName: row.serviceName,
    portStart: row.portStart,
    portEnd: row.portEnd,
    transport: row.transport,
    kind: rowKind(row),
    description: row.description,
    assignee: peopleText(row.assignees, people),
    contact: peopleText(row.contacts, people),
    registered: row.registered,
    modified: row.modified,
    references: row.references.map(({ label, url }) => ({ label, url })),
    serviceCode: row.serviceCode,
    unauthorizedUse: row.unauthorizedUse,
    notes: row.notes,
  };
}

function peopleText(ids: readonly string[], people: People): string | null {
  return ids.length === 0 ? null : ids.map((id) => personLabel(id, people)).join(', ');
}

/** Ids of everybody the rows name, each once. */
export function peopleOf(rows: readonly RegistryRow[]): string[] {
  return [...new Set(rows.flatMap((row) => [...row.assignees, ...row.contacts]))];
}
