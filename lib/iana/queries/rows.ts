import type { People, Person } from '@/lib/iana/row-answer';
import { inRelease, REGISTRY_ORDER, rowFromStore, type KeptRow } from '@/lib/iana/rows-store';
import { readDb } from '@/lib/platform/db';

/** All rows of an imported release (`YYYY-MM-DD`) with the people they name; null where there is none of that date. */
export async function findReleaseRows(date: string): Promise<{
  date: string;
  form: 'xml' | 'csv';
  dateIsLowerBound: boolean;
  rows: KeptRow[];
  people: Person[];
} | null> {
  const release = await readDb().release.findUnique({
    where: { date: new Date(`${date}T00:00:00Z`) },
  });
  if (release === null) return null;
  const [rows, people] = await Promise.all([
    readDb().registryRow.findMany({ where: inRelease(release.id), orderBy: REGISTRY_ORDER }),
    readDb().registryPerson.findMany(),
  ]);
  return {
    date,
    form: release.form === 'xml' ? 'xml' : 'csv',
    dateIsLowerBound: release.dateIsLowerBound,
    rows: rows.map(rowFromStore),
    people,
  };
}

/** The people with these ids, as far as a release in XML has named them. */
export async function findPeople(ids: readonly string[]): Promise<People> {
  if (ids.length === 0) return new Map();
  const people = await readDb().registryPerson.findMany({ where: { id: { in: [...ids] } } });
  return new Map(people.map(({ id, name, org }) => [id, { name, org }]));
}
