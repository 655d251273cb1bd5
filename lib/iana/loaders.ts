import { cacheLife, cacheTag } from 'next/cache';
import { findPeople } from '@/lib/iana/queries/rows';
import {
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
import { findReleaseTales } from '@/lib/iana/queries/tales';
import { releaseAnswer, type ReleaseDetail } from '@/lib/iana/release-answer';
import { releaseReading } from '@/lib/iana/release-reading';
import { peopleOf } from '@/lib/iana/row-answer';
import type { Initial } from '@/lib/iana/routes';
import type { Service } from '@/lib/iana/service';
import { pageOf } from '@/lib/platform/list-query';
import { showsTags } from '@/lib/platform/rendering';
import { normName } from '@/lib/software/types';
import {
  ALL_TAG,
  CHANGES_TAG,
  programTags,
  RELEASES_TAG,
  releaseTag,
  serviceTag,
  SOFTWARE_LIST_TAG,
  USES_TAG,
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
  const service = await findService(name);
  cacheTag(...serviceTags(name, service));
  return service;
}

/** The same, read anew: as the API answers it. */
export async function readService(name: string) {
  const service = await findService(name);
  showsTags(...serviceTags(name, service));
  return service;
}

function serviceTags(name: string, service: Service | null): string[] {
  const programs = service?.profile?.softwareNames ?? [];
  return [ALL_TAG, serviceTag(name.toLowerCase()), ...programTags(programs.map(normName))];
}

/** A page of the releases as the API lists them. */
export async function readReleases(limit: number, cursor?: number) {
  showsTags(ALL_TAG, RELEASES_TAG);
  return pageOf(await listReleases(limit, cursor), limit, ({ id }) => id);
}

/** One release as the API answers it, or null. */
export async function readRelease(date: string) {
  showsTags(ALL_TAG, RELEASES_TAG, releaseTag(date));
  const release = await findRelease(date);
  return release === null ? null : releaseAnswer(release, await findPeople(peopleIn(release)));
}

const peopleIn = ({ changes }: ReleaseDetail) =>
  peopleOf(changes.flatMap(({ before, after }) => [before, after].filter((row) => row !== null)));

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

/** All releases, newest first, each with what it did to ports; nothing of one that did nothing. */
export async function loadReleases() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG, USES_TAG, SOFTWARE_LIST_TAG);
  const [releases, tales] = await Promise.all([listReleases(ALL_RELEASES), findReleaseTales()]);
  return releases.map(({ brief }) => ({ ...brief, tale: tales.get(brief.date) }));
}

/** What a release did to ports, and which uses it made official. */
export async function loadReleaseTale(date: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG, releaseTag(date), USES_TAG, SOFTWARE_LIST_TAG);
  return (await findReleaseTales(date)).get(date);
}

/** One release as its page tells it, or null. */
export async function loadRelease(date: string) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG, releaseTag(date));
  const release = await findRelease(date);
  if (release === null) return null;
  return releaseReading(release, await findPeople(peopleIn(release)));
}

/** The names that ports gained last. */
export async function loadNewNames(limit: number) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG);
  return listNewNames(limit);
}
