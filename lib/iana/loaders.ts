import { cacheLife, cacheTag } from 'next/cache';
import { findPeople } from '@/lib/iana/queries/rows';
import {
  countPortEvents,
  findCurrentRelease,
  findRelease,
  listNewNames,
  listReleases,
} from '@/lib/iana/queries/releases';
import {
  countServices,
  findService,
  listKnownServices,
  listServices,
} from '@/lib/iana/queries/services';
import { releaseReading } from '@/lib/iana/release-reading';
import { peopleOf } from '@/lib/iana/row-answer';
import type { Initial } from '@/lib/iana/routes';
import { normName } from '@/lib/software/types';
import {
  ALL_TAG,
  CHANGES_TAG,
  programTags,
  RELEASES_TAG,
  releaseTag,
  serviceTag,
} from '@/lib/platform/cache-tags';

/** The current release's date, or null before the first import. */
export async function loadCurrentRelease() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG);
  return findCurrentRelease();
}

/** A service with everything the registry says of it, or null. The name is compared without case. */
export async function loadService(name: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, serviceTag(name.toLowerCase()));
  const service = await findService(name);
  cacheTag(...programTags((service?.profile?.softwareNames ?? []).map(normName)));
  return service;
}

/** The services under one initial; without one those that have a profile. */
export async function loadServices(initial?: Initial) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG);
  return initial === undefined ? listKnownServices() : listServices(initial);
}

/** How many services each initial has. */
export async function loadServiceCounts() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG);
  return countServices();
}

/** There are a few releases a year: far below this for a human lifetime. */
const ALL_RELEASES = 1_000;

/** All releases, newest first, each with the number of ports it touched by kind of event. */
export async function loadReleases() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG);
  const [releases, events] = await Promise.all([listReleases(ALL_RELEASES), countPortEvents()]);
  return releases.map(({ brief }) => ({ ...brief, events: events.get(brief.date) ?? {} }));
}

/** One release as its page tells it, or null. */
export async function loadRelease(date: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG, releaseTag(date));
  const release = await findRelease(date);
  if (release === null) return null;
  const rows = release.changes.flatMap(({ before, after }) =>
    [before, after].filter((row) => row !== null),
  );
  return releaseReading(release, await findPeople(peopleOf(rows)));
}

/** The names that ports gained last. */
export async function loadNewNames(limit: number) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG);
  return listNewNames(limit);
}
