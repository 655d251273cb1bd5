import { softwareSubject } from '@/lib/edits/subjects/software';
import type { Tx } from '@/lib/platform/db';
import type { SoftwareChoice } from '@/lib/reports/changes';
import type { OwnPlaces } from '@/lib/software/places';
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
}

/** Finds the entry, or plans the new one: a name that somebody took meanwhile means theirs. */
export async function chooseSoftware(tx: Tx, choice: SoftwareChoice): Promise<ChosenSoftware> {
  if ('name' in choice) await lockSoftwareNames(tx);
  const known = await resolveChoice(tx, choice);
  if (known !== null) return { id: known.id, slug: known.slug, places: known, writes: [] };
  if (!('name' in choice)) throw new TypeError(`software ${choice.slug} is gone`);
  const content = await newSoftwareContent(tx, choice);
  const write: PlannedWrite = {
    subject: softwareSubject,
    id: null,
    revision: 0,
    before: null,
    content,
  };
  return { id: null, slug: content.slug, places: content, writes: [write] };
}
