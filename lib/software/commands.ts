import type { Tx } from '@/lib/platform/db';
import { lockName, lockRows } from '@/lib/platform/row-lock';
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
export async function lockSoftwareNames(tx: Tx): Promise<void> {
  await lockName(tx, 'software-names');
}

/** Locks entries in the one order that everybody keeps, before any of their reports. */
export async function lockSoftware(tx: Tx, ids: readonly number[]): Promise<void> {
  await lockRows(tx, 'software', ids);
}

/** An entry's number and address. */
interface Found {
  readonly id: number;
  readonly slug: string;
}

/** The active entry with this slug, following merges; null where there is none. */
export async function resolveSlug(tx: Tx, slug: string): Promise<Found | null> {
  return follow(tx, { slug });
}

/** Entries merge into entries that merged; the chain is short and never a circle. */
async function follow(
  tx: Tx,
  where: { slug: string } | { id: number } | { nameKey: string },
): Promise<Found | null> {
  const select = { id: true, slug: true, mergedIntoId: true };
  const entry = await tx.software.findUnique({ where, select });
  if (entry === null) return null;
  const { id, slug, mergedIntoId } = entry;
  return mergedIntoId === null ? { id, slug } : follow(tx, { id: mergedIntoId });
}

/** The entry a name means: equal after case folding (contract). */
export async function resolveName(tx: Tx, name: string): Promise<Found | null> {
  return follow(tx, { nameKey: softwareNameKey(name) });
}

/** Where an entry speaks for itself, by its number. */
export async function placesOfSoftware(
  tx: Tx,
  id: number,
): Promise<{ domains: string[]; repositories: string[] }> {
  const select = { domains: true, repositories: true };
  return (
    (await tx.software.findUnique({ where: { id }, select })) ?? { domains: [], repositories: [] }
  );
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
    taglines: {},
    article: given.article ?? '',
    homepage: given.homepage ?? '',
    domains: [...(given.domains ?? domainsOf(given.homepage))],
    repositories: [...(given.repositories ?? [])],
    aliases: [...(given.aliases ?? [])],
    commonness: 'special',
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
