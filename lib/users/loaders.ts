import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, userTag } from '@/lib/platform/cache-tags';
import { findProfile } from './queries';

/** The profile behind a handle in lower case, kept until an edit of theirs is applied or their standing changes. */
export async function loadProfile(handle: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, userTag(handle));
  return findProfile(handle);
}
