import { softwareSubject } from '@/lib/edits/subjects/software';
import type { Tx } from '@/lib/platform/db';
import type { SoftwareChoice } from '@/lib/reports/changes';
import { linkPlace, type OwnPlaces } from '@/lib/software/places';
import {
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

/** The same as `meantSoftware`; whoever applies the edit holds the names meanwhile. */
export async function chooseSoftware(tx: Tx, choice: SoftwareChoice): Promise<ChosenSoftware> {
  if ('name' in choice) await lockSoftwareNames(tx);
  return meantSoftware(tx, choice);
}

/**
 * Finds the entry, or plans the new one: a name that somebody took meanwhile means theirs, unless it has another
 * homepage than the one that was proposed. Nothing is locked.
 */
export async function meantSoftware(tx: Tx, choice: SoftwareChoice): Promise<ChosenSoftware> {
  const known = await resolveChoice(tx, choice);
  const isMeant = known !== null && ('slug' in choice || isAt(known.homepage, choice.homepage));
  if (isMeant) return { id: known.id, slug: known.slug, places: known, writes: [], taken: null };
  if (!('name' in choice)) throw new TypeError(`software ${choice.slug} is gone`);
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
  return proposed === undefined || linkPlace(homepage)?.place === linkPlace(proposed)?.place;
}
