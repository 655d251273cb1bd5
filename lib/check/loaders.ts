import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, CHANGES_TAG, RELEASES_TAG, SOFTWARE_LIST_TAG } from '@/lib/platform/cache-tags';
import { findFacts } from './queries';

/** Who is known on which port, as JSON text. */
export async function loadFactsText(): Promise<string> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG, SOFTWARE_LIST_TAG);
  return JSON.stringify(await findFacts());
}
