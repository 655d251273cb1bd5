import { cacheLife, cacheTag } from 'next/cache';
import {
  ALL_TAG,
  CHANGES_TAG,
  RELEASES_TAG,
  SOFTWARE_LIST_TAG,
  USES_TAG,
} from '@/lib/platform/cache-tags';
import { lastRead } from '@/lib/platform/last-read';
import { showsTags } from '@/lib/platform/rendering';
import { findFactsNamed, findFactsText, findOfficialFacts, type OfficialFacts } from './queries';
import { unpackFacts } from './rules/file';
import { type Index, indexFacts } from './rules/who';
import type { Facts, FactsFile } from './types';

/** With any of these the facts, and whatever is made of them, are out of date. */
export const FACTS_TAGS = [ALL_TAG, CHANGES_TAG, RELEASES_TAG, SOFTWARE_LIST_TAG, USES_TAG];

/** Who is known on which port, as JSON text. */
export async function loadFactsText(): Promise<string> {
  showsTags(...FACTS_TAGS);
  return factsText();
}

async function factsText(): Promise<string> {
  'use cache';
  cacheLife('max');
  cacheTag(...FACTS_TAGS);
  return findFactsText();
}

async function officialText(): Promise<string> {
  'use cache';
  cacheLife('max');
  cacheTag(...FACTS_TAGS);
  return JSON.stringify(await findOfficialFacts());
}

const readOfficial = lastRead((text) => JSON.parse(text) as OfficialFacts);
const readIndex = lastRead((text) => indexFacts(unpackFacts(JSON.parse(text) as FactsFile)));

/** The facts, read and looked through once until any of them changes. */
export async function loadIndex(): Promise<Index> {
  return readIndex(await loadFactsText());
}

/** What is known of the registry, and of the software alone that may have one of these names. */
export async function loadFactsNamed(names: readonly string[]): Promise<Facts> {
  showsTags(...FACTS_TAGS);
  const [text, community] = await Promise.all([officialText(), findFactsNamed(names)]);
  return { ...readOfficial(text), ...community };
}
