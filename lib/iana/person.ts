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
