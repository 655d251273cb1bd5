import type { z } from 'zod';
import type { Tx } from '@/lib/platform/db';
import { isLooking, lockName, lockRows } from '@/lib/platform/row-lock';
import { placesOf } from './places';
import { slugFor, type SoftwareContent, softwareContentSchema, softwareNameKey } from './types';

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
  const here = remembered.get(tx);
  if (here?.hasNames === true) return;
  await lockName(tx, 'software-names');
  if (here !== undefined) here.hasNames = !isLooking();
}

/** Locks entries in the one order that everybody keeps, before any of their reports. */
export async function lockSoftware(tx: Tx, ids: readonly number[]): Promise<void> {
  const made = remembered.get(tx)?.made ?? [];
  const others = ids.filter((id) => !made.some((entry) => entry.id === id));
  await lockRows(tx, 'software', others);
}

/** An entry's number and address, and where it speaks for itself. */
export interface FoundSoftware {
  readonly id: number;
  readonly slug: string;
  readonly homepage: string;
  readonly domains: readonly string[];
  readonly repositories: readonly string[];
}

type Made = FoundSoftware & { readonly nameKey: string };

/** What a transaction that makes many entries knows without asking again. */
interface Remembered {
  /** Whether it holds the lock on names. */
  hasNames: boolean;
  /** Entries that it has made: nobody else sees them yet, so none can change or lock them. */
  made: readonly Made[];
}

const remembered = new WeakMap<Tx, Remembered>();

/** Runs work that makes many entries and many reports that name them. */
export function rememberSoftware<Value>(tx: Tx, work: () => Promise<Value>): Promise<Value> {
  remembered.set(tx, { hasNames: false, made: [] });
  return work().finally(() => remembered.delete(tx));
}

/** Told of every entry that is made. */
export function softwareMade(tx: Tx, entry: Made): void {
  const here = remembered.get(tx);
  if (here !== undefined) here.made = [...here.made, entry];
}

/** Told of every entry that is changed. */
export function softwareChanged(tx: Tx, id: number): void {
  const here = remembered.get(tx);
  if (here !== undefined) here.made = here.made.filter((entry) => entry.id !== id);
}

/** The active entry with this slug, following merges; null where there is none. */
export async function resolveSlug(tx: Tx, slug: string): Promise<FoundSoftware | null> {
  return madeHere(tx, (entry) => entry.slug === slug) ?? follow(tx, { slug });
}

/** The entry with this slug, whatever became of it. */
export async function softwareAt(tx: Tx, slug: string): Promise<FoundSoftware> {
  const found = madeHere(tx, (entry) => entry.slug === slug);
  return found ?? tx.software.findUniqueOrThrow({ where: { slug }, select: FOUND });
}

function madeHere(tx: Tx, isMeant: (entry: Made) => boolean): FoundSoftware | undefined {
  return remembered.get(tx)?.made.find(isMeant);
}

const FOUND = { id: true, slug: true, homepage: true, domains: true, repositories: true } as const;

/** Entries merge into entries that merged; the chain is short and never a circle. */
async function follow(
  tx: Tx,
  where: { slug: string } | { id: number } | { nameKey: string },
): Promise<FoundSoftware | null> {
  const select = { ...FOUND, mergedIntoId: true };
  const entry = await tx.software.findUnique({ where, select });
  if (entry === null) return null;
  const { mergedIntoId, ...found } = entry;
  return mergedIntoId === null ? found : follow(tx, { id: mergedIntoId });
}

/** The entry a name means: equal after case folding (contract). */
export async function resolveName(tx: Tx, name: string): Promise<FoundSoftware | null> {
  const nameKey = softwareNameKey(name);
  return madeHere(tx, (entry) => entry.nameKey === nameKey) ?? follow(tx, { nameKey });
}

/** The content a new entry starts with, fields with a default as that has it; its slug is free at this moment. */
export async function newSoftwareContent(tx: Tx, given: NewSoftware): Promise<SoftwareContent> {
  const own = placesOf(given.homepage);
  return softwareContentSchema.parse({
    slug: await freeSlug(tx, given.slug ?? slugFor(given.name)),
    name: given.name,
    tagline: given.tagline ?? '',
    article: given.article ?? '',
    homepage: given.homepage ?? '',
    domains: [...(given.domains ?? own.domains)],
    repositories: [...(given.repositories ?? own.repositories)],
    aliases: [...(given.aliases ?? [])],
    state: 'active',
    mergedInto: null,
  } satisfies z.input<typeof softwareContentSchema>);
}

async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if ((await tx.software.findUnique({ where: { slug }, select: { id: true } })) === null)
      return slug;
  }
}
