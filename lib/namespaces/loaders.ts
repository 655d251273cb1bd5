import { cacheLife, cacheTag } from 'next/cache';
import {
  ALL_TAG,
  NAMESPACES_TAG,
  namespaceTag,
  RELEASES_TAG,
  USES_TAG,
  userTag,
} from '@/lib/platform/cache-tags';
import { showsTags } from '@/lib/platform/rendering';
import { findNamespace, listNamespaces } from './queries/namespaces';
import { findEndedOf, findLastingOf, listReservations } from './queries/reservations';
import type { NamespaceView, ReservationListQuery } from './schema';

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

/** A page of the namespaces as the API lists them. */
export async function readNamespaces(query: Parameters<typeof listNamespaces>[0]) {
  showsTags(ALL_TAG, NAMESPACES_TAG);
  return listNamespaces(query);
}

/** One as the API answers it; null where there is none. */
export async function readNamespace(slug: string) {
  const namespace = await findNamespace(slug);
  showsTags(
    ALL_TAG,
    namespaceTag(slug),
    ...(namespace === null ? [] : peopleTags(peopleIn(namespace))),
  );
  return namespace;
}

/** A page of the reservations as the API lists them: what else holds their ports is of it. */
export async function readReservations(query: ReservationListQuery) {
  const page = await listReservations(query);
  const people = page.items.flatMap(({ by, events }) => [by, ...events.map((event) => event.by)]);
  showsTags(ALL_TAG, NAMESPACES_TAG, RELEASES_TAG, USES_TAG, ...peopleTags(people));
  return page;
}

const peopleIn = ({ members, askedBy, decided, closed }: NamespaceView) => [
  ...members.map(({ handle }) => handle),
  ...[askedBy, decided?.by, closed?.by],
];

/** Whoever closes their account is called otherwise from then on. */
function peopleTags(handles: readonly (string | null | undefined)[]): string[] {
  return [...new Set(handles.filter((handle) => handle != null))].map(userTag);
}

/** Next keeps no more than 128 tags of an answer. */
const MOST_PEOPLE = 100;

/** A namespace with all that is reserved in it and the newest that was; null where there is none. What else holds a port is of it. */
export async function loadNamespace(slug: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, namespaceTag(slug), RELEASES_TAG, USES_TAG);
  const namespace = await findNamespace(slug);
  if (namespace === null) return null;
  const [lasting, ended] = await Promise.all([findLastingOf(slug), findEndedOf(slug)]);
  const makers = [...lasting, ...ended.items].map(({ by }) => by);
  cacheTag(...peopleTags([...peopleIn(namespace), ...makers]).slice(0, MOST_PEOPLE));
  return { namespace, reservations: { lasting, ended } };
}
