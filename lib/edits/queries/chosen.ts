import { rangesOf, type Span } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { type Sql, sql } from '@/lib/platform/raw';
import type { SoftwareChoice } from '@/lib/reports/changes';
import { resolveName, resolveSlug } from '@/lib/software/commands';

/** The software that proposed fields of a report name; undefined where they leave it as it is. */
export function chosenBy(changes: unknown): SoftwareChoice | undefined {
  return (changes as { readonly software?: SoftwareChoice | null }).software ?? undefined;
}

/** The entry that a choice means; null for one that is yet to be made. */
export async function chosenEntry(
  tx: Tx,
  choice: SoftwareChoice | undefined,
): Promise<number | null> {
  if (choice === undefined) return null;
  const entry =
    'slug' in choice ? await resolveSlug(tx, choice.slug) : await resolveName(tx, choice.name);
  return entry?.id ?? null;
}

/** The ports that an edit speaks of; all where it names none. */
export const spanOf = ({ portStart, portEnd }: Edit): Span => ({
  start: portStart ?? 0,
  end: portEnd ?? 65_535,
});

/** That a row of this table is about one of these ports. */
export const covers = (table: Sql, span: Span) =>
  sql`${table}.port_start IS NOT NULL AND int4range(${table}.port_start, ${table}.port_end, '[]') && ${rangesOf([span])}`;
