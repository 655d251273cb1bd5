import { cacheLife, cacheTag } from 'next/cache';
import { FACTS_TAGS, loadFactsNamed } from '@/lib/check/loaders';
import { loadPickTable } from '@/lib/pick/loaders';
import { MOST_CHOSEN, keysOf } from './rules/chosen';
import { collisionsOf } from './rules/moves';
import { type Catalogue, catalogueOf, softwareAt } from './rules/taken';

/** What each piece of software takes that one of these names may mean (`choose`); of no other. */
export async function loadCatalogue(names: readonly string[]): Promise<Catalogue> {
  return catalogueOf(await loadFactsNamed(names.slice(0, MOST_CHOSEN).flatMap(keysOf)));
}

/** Two entries beside each other, by their slugs; null where one of them is none. */
export async function loadPair(one: string, two: string) {
  'use cache';
  cacheLife('max');
  cacheTag(...FACTS_TAGS);
  const catalogue = await loadCatalogue([one, two]);
  const set = [one, two].flatMap((slug) => {
    const at = catalogue.facts.software.findIndex(([known]) => known === slug);
    return at < 0 ? [] : (softwareAt(at, catalogue) ?? []);
  });
  return set.length < 2 ? null : { set, ...collisionsOf(set, await loadPickTable()) };
}
