import { cacheLife, cacheTag } from 'next/cache';
import {
  ALL_TAG,
  CHANGES_TAG,
  RELEASES_TAG,
  SOFTWARE_LIST_TAG,
  USES_TAG,
} from '@/lib/platform/cache-tags';
import { showsTags } from '@/lib/platform/rendering';
import { findFacts } from './queries';

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
  return JSON.stringify(await findFacts());
}
