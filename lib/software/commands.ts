import type { Tx } from '@/lib/platform/db';
import type { Sql } from '@/lib/platform/sql';
import { slugFor, type SoftwareContent, softwareNameKey } from './types';

/** A name as proposed, with what may be known of it. */
export interface NewSoftware {
  readonly name: string;
  readonly homepage?: string;
  readonly aliases?: readonly string[];
  readonly tagline?: string;
  readonly article?: SoftwareContent['article'];
  readonly domains?: readonly string[];
  readonly repositories?: readonly string[];
  readonly slug?: string;
}

/**
 * Taken by whoever makes or renames an entry, before any row is locked: two edits that bring the same
 * new name, applied at once, come one after the other.
 */
export async function lockSoftwareNames(tx: Sql): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('software-names'))`;
}

/** Locks entries in the one order that everybody keeps, before any of their reports. */
export async function lockSoftware(tx: Sql, ids: readonly number[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM software WHERE id = ANY(${[...ids]}) ORDER BY id FOR UPDATE`;
}

/** An entry's number and address. */
interface Found {
  readonly id: number;
  readonly slug: string;
}

/** The active entry with this slug, following merges; null where there is none. */
export async function resolveSlug(tx: Sql, slug: string): Promise<Found | null> {
  // Entries merge into entries that merged; the chain is short and never a circle.
  const [entry] = await tx.$queryRaw<Found[]>`
    WITH RECURSIVE chain AS (
      SELECT id, slug, merged_into_id FROM software WHERE slug = ${slug}
      UNION ALL SELECT s.id, s.slug, s.merged_into_id FROM software s JOIN chain ON s.id = chain.merged_into_id)
    SELECT id, slug FROM chain WHERE merged_into_id IS NULL`;
  return entry ?? null;
}

/** The entry a name means: equal after case folding (contract). */
export async function resolveName(tx: Sql, name: string): Promise<Found | null> {
  const [entry] = await tx.$queryRaw<
    { slug: string }[]
  >`SELECT slug FROM software WHERE name_key = ${softwareNameKey(name)}`;
  return entry === undefined ? null : resolveSlug(tx, entry.slug);
}

/** Where an entry speaks for itself, by its number. */
export async function placesOfSoftware(
  tx: Sql,
  id: number,
): Promise<{ domains: string[]; repositories: string[] }> {
  const [places] = await tx.$queryRaw<{ domains: string[]; repositories: string[] }[]>`
    SELECT domains, repositories FROM software WHERE id = ${id}`;
  return places ?? { domains: [], repositories: [] };
}

/** Where an entry with this homepage speaks for itself, as far as that alone tells. */
export function domainsOf(homepage: string | undefined): string[] {
  return homepage === undefined || homepage === ''
    ? []
    : [new URL(homepage).hostname.replace(/^www\./, '')];
}

/** The content a new entry starts with; its slug is free at this moment. */
export async function newSoftwareContent(tx: Tx, given: NewSoftware): Promise<SoftwareContent> {
  return {
    slug: await freeSlug(tx, given.slug ?? slugFor(given.name)),
    name: given.name,
    tagline: given.tagline ?? '',
    article: given.article ?? '',
    homepage: given.homepage ?? '',
    domains: [...(given.domains ?? domainsOf(given.homepage))],
    repositories: [...(given.repositories ?? [])],
    aliases: [...(given.aliases ?? [])],
    state: 'active',
    mergedInto: null,
  };
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if ((await tx.software.findUnique({ where: { slug }, select: { id: true } })) === null)
      return slug;
  }
}
