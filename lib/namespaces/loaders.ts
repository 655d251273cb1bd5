import { cacheLife, cacheTag } from 'next/cache';
import {
  ALL_TAG,
  NAMESPACES_TAG,
  namespaceTag,
  RELEASES_TAG,
  USES_TAG,
  userTag,
} from '@/lib/platform/cache-tags';
import { findNamespace, listNamespaces } from './queries/namespaces';
import { findReservationsOf } from './queries/reservations';

/** More than one page of them is a list that nobody reads. */
const MOST_LISTED = 500;

/** The active namespaces and those that wait for a moderator. */
export async function loadNamespaces() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, NAMESPACES_TAG);
  const [active, asked] = await Promise.all([
    listNamespaces({ state: 'active', limit: MOST_LISTED }),
    listNamespaces({ state: 'asked', limit: MOST_LISTED }),
  ]);
  return { active: active.items, asked: asked.items };
}

/** Next keeps no more than 128 tags of an answer. */
const MOST_PEOPLE = 100;

/** A namespace with all that is and was reserved in it; null where there is none. What else holds a port is of it. */
export async function loadNamespace(slug: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, namespaceTag(slug), RELEASES_TAG, USES_TAG);
  const namespace = await findNamespace(slug);
  if (namespace === null) return null;
  const reservations = await findReservationsOf(slug);
  const { members, askedBy, decided, closed } = namespace;
  const makers = [...reservations.lasting, ...reservations.ended].map(({ by }) => by);
  const named = [...members.map(({ handle }) => handle), askedBy, decided?.by, closed?.by];
  // Whoever closes their account is called otherwise from then on.
  const handles = new Set([...named, ...makers].filter((handle) => handle != null));
  cacheTag(...[...handles].slice(0, MOST_PEOPLE).map(userTag));
  return { namespace, reservations };
}
