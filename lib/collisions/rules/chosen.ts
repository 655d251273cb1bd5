import { imageNames } from '@/lib/check/rules/names';
import { normName } from '@/lib/software/types';
import type { ChosenSoftware } from '@/lib/collisions/types';
import { type Catalogue, softwareAt } from './taken';

/** So many pieces of software in one set. */
export const MOST_CHOSEN = 50;
/** So many characters of a set as it is typed. */
export const LONGEST_SET = 4_000;

export interface Chosen {
  readonly software: readonly ChosenSoftware[];
  /** Names that mean nothing known, as they were written. */
  readonly unknown: readonly string[];
  /** Names behind the last one that is looked at. */
  readonly left: number;
}

/** The names of a set, between commas or on lines of their own. */
export function namesIn(text: string): string[] {
  return text
    .split(/[,;\r\n]+/)
    .map((piece) =>
      piece
        .trim()
        // As the lines of a Compose file name images.
        .replace(/^-?\s*image:\s*/, '')
        .replace(/^["']|["']$/g, '')
        .trim(),
    )
    .filter((piece) => piece !== '');
}

/** The set that these names mean, each piece of software once. */
export function choose(names: readonly string[], catalogue: Catalogue): Chosen {
  const places: number[] = [];
  const unknown: string[] = [];
  for (const name of names.slice(0, MOST_CHOSEN)) {
    const at = placeOf(name, catalogue);
    if (at === null) unknown.push(name);
    else if (!places.includes(at)) places.push(at);
  }
  return {
    software: places.flatMap((at) => softwareAt(at, catalogue) ?? []),
    unknown: [...new Set(unknown)],
    left: Math.max(0, names.length - MOST_CHOSEN),
  };
}

/** What a name of a set may be the name of: itself, or what a container image is called by. */
export function namesOf(name: string): string[] {
  return [name, ...imageNames(name)];
}

/** The software that a name, slug, alias or container image means; null where it is none. */
export function placeOf(name: string, { byName }: Catalogue): number | null {
  for (const one of namesOf(name)) {
    const at = byName.get(normName(one));
    if (at !== undefined) return at;
  }
  return null;
}
