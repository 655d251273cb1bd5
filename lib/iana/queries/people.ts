import type { People } from '@/lib/iana/row-answer';
import { db } from '@/lib/platform/db';

/** The people with these ids, as far as a release in XML has named them. */
export async function findPeople(ids: readonly string[]): Promise<People> {
  if (ids.length === 0) return new Map();
  const people = await db().registryPerson.findMany({ where: { id: { in: [...ids] } } });
  return new Map(people.map(({ id, name, org }) => [id, { name, org }]));
}
