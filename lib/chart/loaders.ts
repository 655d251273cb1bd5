import { cacheLife, cacheTag } from 'next/cache';
import { listReleases } from '@/lib/iana/queries/releases';
import { ALL_TAG, RELEASES_TAG, releaseTag, USES_TAG } from '@/lib/platform/cache-tags';
import { showsTags } from '@/lib/platform/rendering';
import { findLayer, findNames, findReleaseLayer } from './queries';
import { countSpace } from '@/lib/ports/rules/space';
import { decodeRuns } from './rules/runs';
import type { ChartLayer } from './types';

/** What a layer changes with besides a release. A vote that leaves every grade as it is changes none of them. */
const TAGS: Readonly<Record<ChartLayer, readonly string[]>> = {
  overview: [USES_TAG],
  status: [],
  community: [USES_TAG],
  transport: [],
  year: [],
};

const layerTags = (layer: ChartLayer) => [ALL_TAG, RELEASES_TAG, ...TAGS[layer]];
const NAMES_TAGS = [ALL_TAG, RELEASES_TAG, USES_TAG];
const releaseTags = (date: string) => [ALL_TAG, RELEASES_TAG, releaseTag(date)];

/** A layer of the chart. */
export async function loadLayer(layer: ChartLayer) {
  showsTags(...layerTags(layer));
  return cachedLayer(layer);
}

async function cachedLayer(layer: ChartLayer) {
  'use cache';
  cacheLife('max');
  cacheTag(...layerTags(layer));
  return findLayer(layer);
}

/** What ports are called on the chart. */
export async function loadChartNames() {
  showsTags(...NAMES_TAGS);
  return cachedNames();
}

async function cachedNames() {
  'use cache';
  cacheLife('max');
  cacheTag(...NAMES_TAGS);
  return findNames();
}

/** What the release of a day changed, as a layer of the chart; null where there is no such release, or nothing before it. */
export async function loadReleaseLayer(date: string) {
  showsTags(...releaseTags(date));
  return cachedReleaseLayer(date);
}

async function cachedReleaseLayer(date: string) {
  'use cache';
  cacheLife('max');
  cacheTag(...releaseTags(date));
  return findReleaseLayer(date);
}

/** How many ports each value of the overview has. */
export async function loadOverviewCounts() {
  const { runs } = await loadLayer('overview');
  return countSpace(decodeRuns(runs));
}

const ALL_RELEASES = 1_000;

/** The days of the releases that have one before them to compare with, newest first. */
export async function loadChartReleases(): Promise<string[]> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, RELEASES_TAG);
  const releases = await listReleases(ALL_RELEASES);
  return releases.slice(0, -1).map(({ brief }) => brief.date);
}
