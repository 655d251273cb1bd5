import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, CHANGES_TAG, RELEASES_TAG } from '@/lib/platform/cache-tags';
import { indexedPng } from '@/lib/platform/png';
import type { PortListQuery } from '@/lib/site/port-list-schema';
import { findPortItems, listPortSegments } from '@/lib/site/queries-ports';
import { countRange, countStatuses, findNotablePorts, findSpace } from '@/lib/ports/queries-space';
import { countSpace } from '@/lib/ports/rules/space';
import { spacePalette, type Theme } from '@/lib/ports/rules/space-palette';
import type { RangeName } from '@/lib/ports/types';

/** 256 rows of 256 ports: all of them, port 0 at the top. */
export const SPACE_SIDE = 256;

/** How many ports are official, in practice, both and so on, and how many have which status. */
export async function loadSpaceCounts() {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG);
  const [space, statuses] = await Promise.all([findSpace(), countStatuses()]);
  return { classes: countSpace(space), statuses };
}

/** The picture of all ports in one theme's colours, a PNG file of 256 × 256 pixels. */
export async function loadSpacePicture(theme: Theme): Promise<Uint8Array> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG);
  return new Uint8Array(indexedPng(SPACE_SIDE, SPACE_SIDE, await findSpace(), spacePalette(theme)));
}

/** A page of the list of ports, alike neighbours told once. Read anew for each request: filters are many. */
export async function loadPortSegments(query: PortListQuery) {
  return listPortSegments(query);
}

/** What a range holds: counts, classes, and ports worth a look. */
export async function loadRange(name: RangeName) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG);
  const [counts, space, notable] = await Promise.all([
    countRange(name),
    findSpace(),
    findNotablePorts(name, NOTABLE),
  ]);
  return { counts, classes: countSpace(space, name), notable: await findPortItems(notable) };
}

/** How many ports a range's page picks out. */
const NOTABLE = 24;
