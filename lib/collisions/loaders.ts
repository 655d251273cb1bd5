import { cacheLife, cacheTag } from 'next/cache';
import { FACTS_TAGS, loadFactsText } from '@/lib/check/loaders';
import type { Facts } from '@/lib/check/types';
import { loadPickTable } from '@/lib/pick/loaders';
import { collisionsOf } from './rules/moves';
import { type Catalogue, catalogueOf, softwareAt } from './rules/taken';

let kept: { readonly text: string; readonly catalogue: Catalogue } | undefined;

/** What each piece of software takes, read once until the registry or an entry changes. */
export async function loadCatalogue(): Promise<Catalogue> {
  const text = await loadFactsText();
  if (kept?.text !== text) kept = { text, catalogue: catalogueOf(JSON.parse(text) as Facts) };
  return kept.catalogue;
}

/** Two entries beside each other, by their slugs; null where one of them is none. */
export async function loadPair(one: string, two: string) {
  'use cache';
  cacheLife('max');
  cacheTag(...FACTS_TAGS);
  const catalogue = await loadCatalogue();
  const set = [one, two].flatMap((slug) => {
    const at = catalogue.facts.software.findIndex(([known]) => known === slug);
    return at < 0 ? [] : (softwareAt(at, catalogue) ?? []);
  });
  return set.length < 2 ? null : { set, ...collisionsOf(set, await loadPickTable()) };
}
