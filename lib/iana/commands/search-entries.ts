import type { Release } from '@/lib/iana/parse/release';
import type { Tx } from '@/lib/platform/db';
import { dropSearchEntries, writeSearchEntries } from '@/lib/search/commands';
import { serviceEntries } from '@/lib/search/service-entry';

/** Makes the search find the services of this release, and no longer those that are gone. */
export async function refreshServiceEntries(tx: Tx, release: Release): Promise<void> {
  const people = new Map(release.people.map((person) => [person.id, person.name ?? person.org]));
  const entries = serviceEntries(release.rows, (id) => people.get(id) ?? null);
  const standing = new Set(entries.map(({ key }) => key));
  const old = await tx.searchEntry.findMany({ where: { kind: 'service' }, select: { key: true } });
  await dropSearchEntries(
    tx,
    'service',
    old.map(({ key }) => key).filter((key) => !standing.has(key)),
  );
  await writeSearchEntries(tx, entries);
}
