import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, SOFTWARE_LIST_TAG, softwareTag } from '@/lib/platform/cache-tags';
import { findSoftware, findSoftwareLocks, listSoftware } from './software-queries';

/** An entry with its reports, the slug of the entry it was merged into, or null. */
export async function loadSoftware(slug: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, softwareTag(slug));
  return findSoftware(slug);
}

/** The locks on an entry and on its reports. */
export async function loadSoftwareLocks(slug: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, softwareTag(slug));
  return findSoftwareLocks(slug);
}

/** The index of software. */
export async function loadSoftwareIndex() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, SOFTWARE_LIST_TAG);
  return listSoftware();
}
