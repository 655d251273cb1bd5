import { softwareSubject } from '@/lib/edits/subjects/software';
import type { Tx } from '@/lib/platform/db';
import type { SoftwareChoice } from '@/lib/reports/changes';
import { homepageKey, type OwnPlaces } from '@/lib/software/places';
import {
  lockSoftware,
  lockSoftwareNames,
  newSoftwareContent,
  resolveName,
  resolveSlug,
} from '@/lib/software/commands';
import type { PlannedWrite } from './kind';

/** The entry a choice means at this moment; null for a name that nobody has yet. */
export async function resolveChoice(tx: Tx, choice: SoftwareChoice) {
  return 'slug' in choice ? resolveSlug(tx, choice.slug) : resolveName(tx, choice.name);
}

/** The entry that a report names, as applying the edit finds or makes it. */
export interface ChosenSoftware {
  /** Null: it is made by `writes`. */
  readonly id: number | null;
  readonly slug: string;
  readonly places: OwnPlaces;
  readonly writes: readonly PlannedWrite[];
  /** The address of an entry that has the name by now and is another's, so that this one cannot be made; else null. */
  readonly taken: string | null;
}

/** What of an entry is said in a report, or shown of it. */
export type NamedSoftware = Pick<ChosenSoftware, 'slug' | 'places'>;

/** A content says an entry by its address, a proposal by a choice. */
export function asChoice(software: unknown): unknown {
  return typeof software === 'string' ? { slug: software } : software;
}

/** As `meantSoftware`, for what is only shown: an address that leads nowhere stands as it was said. */
export async function softwareToShow(tx: Tx, choice: SoftwareChoice): Promise<ChosenSoftware> {
  const meant = await meantSoftware(tx, choice);
  if (meant !== null) return meant;
  const slug = 'slug' in choice ? choice.slug : '';
  return { id: null, slug, places: { domains: [], repositories: [] }, writes: [], taken: null };
}

/**
 * The same as `meantSoftware`, for whoever applies the edit: an entry that is there is locked, and so are the names
 * where one may be made.
 */
export async function chooseSoftware(
  tx: Tx,
  choice: SoftwareChoice,
): Promise<ChosenSoftware | null> {
  if ('name' in choice) await lockSoftwareNames(tx);
  for (;;) {
    const seen = await meantSoftware(tx, choice);
    if (seen?.id == null) return seen;
    await lockSoftware(tx, [seen.id]);
    // It may have been merged or renamed while its lock was waited for.
    const held = await meantSoftware(tx, choice);
    if (held?.id === seen.id) return held;
  }
}

/**
 * Finds the entry, or plans the new one: a name that somebody took meanwhile means theirs, unless it has another
 * homepage than the one that was proposed. Null for an address that no entry has. Nothing is locked.
 */
export async function meantSoftware(
  tx: Tx,
  choice: SoftwareChoice,
): Promise<ChosenSoftware | null> {
  const known = await resolveChoice(tx, choice);
  const isMeant = known !== null && ('slug' in choice || isAt(known.homepage, choice.homepage));
  if (isMeant) return { id: known.id, slug: known.slug, places: known, writes: [], taken: null };
  if (!('name' in choice)) return null;
  const content = await newSoftwareContent(tx, choice);
  const write: PlannedWrite = {
    subject: softwareSubject,
    id: null,
    revision: 0,
    before: null,
    content,
  };
  const taken = known?.slug ?? null;
  return { id: null, slug: content.slug, places: content, writes: [write], taken };
}

/** Whether that is where a homepage leads, however it is spelt; where none was proposed, anywhere will do. */
function isAt(homepage: string, proposed: string | undefined): boolean {
  return proposed === undefined || homepageKey(homepage) === homepageKey(proposed);
}
