import { cacheLife, cacheTag } from 'next/cache';
import { COLLISIONS_PATH } from '@/lib/collisions/routes';
import { listReleases } from '@/lib/iana/queries/releases';
import { listServiceNames } from '@/lib/iana/queries/services';
import { INITIALS, releasePath, SERVICES_PATH, servicesPath } from '@/lib/iana/routes';
import { listNamespaceSlugs } from '@/lib/namespaces/queries/namespaces';
import { namespacePath } from '@/lib/namespaces/routes';
import { PICK_PATH } from '@/lib/pick/routes';
import { API_DOCS_PAGES, apiDocsPath } from '@/lib/platform/page-routes';
import {
  ALL_TAG,
  CHANGES_TAG,
  NAMESPACES_TAG,
  programTags,
  RELEASES_TAG,
  SOFTWARE_LIST_TAG,
  softwareTag,
  spansPageTags,
  USES_TAG,
} from '@/lib/platform/cache-tags';
import { lastRead } from '@/lib/platform/last-read';
import { indexedPng } from '@/lib/platform/png';
import { showsTags } from '@/lib/platform/rendering';
import { listKnownPorts } from '@/lib/ports/queries-known';
import { countRange, countStatuses, findNotablePorts, findSpace } from '@/lib/ports/queries-space';
import { portPath, PORTS_PATH, rangePath, servicePath } from '@/lib/ports/routes';
import { countSpace } from '@/lib/ports/rules/space';
import { spacePalette, type Theme } from '@/lib/ports/rules/space-palette';
import { type Port, RANGE_NAMES, type RangeName } from '@/lib/ports/types';
import { findProfiles } from '@/lib/services/queries';
import { nameKeys } from '@/lib/software/names';
import { softwarePath } from '@/lib/software/routes';
import { pageFolders } from './page-folders.mjs';
import { findSoftware, findSoftwareLocks, listSoftware } from './queries';
import { findPortItems, listPorts, listPortSegments } from './queries-ports';
import { listSoftwareSlugs } from './queries-slugs';
import type { PortListQuery } from './schema';

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
  return indexedPng(SPACE_SIDE, SPACE_SIDE, await findSpace(), spacePalette(theme));
}

/**
 * A page of the list of ports, alike neighbours told once, with the profiles of the services it names (by the
 * name in lower case). Read anew for each request: filters are many.
 */
export async function loadPortSegments(query: PortListQuery) {
  const page = await listPortSegments(query);
  return { ...page, profiles: await findProfiles(page.items.flatMap(({ item }) => item.names)) };
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
  const items = await findPortItems(notable);
  return {
    counts,
    classes: countSpace(space, name),
    notable: items,
    profiles: await findProfiles(items.flatMap(({ names }) => names)),
  };
}

/** How many ports a range's page picks out. */
const NOTABLE = 24;

/** An entry with its reports, the slug of the entry it was merged into, or null. */
export async function loadSoftware(slug: string) {
  'use cache';
  cacheLife('max');
  const software = await findSoftware(slug);
  cacheTag(...softwareTags(slug, software));
  return software;
}

/** The same, read anew: as the API and badges answer it. */
export async function readSoftware(slug: string) {
  const software = await findSoftware(slug);
  showsTags(...softwareTags(slug, software));
  return software;
}

function softwareTags(slug: string, software: Awaited<ReturnType<typeof findSoftware>>): string[] {
  const names = software === null || 'mergedInto' in software ? [] : nameKeys(software);
  return [ALL_TAG, softwareTag(slug), ...programTags(names)];
}

/** A page of the list of ports as the API answers it. */
export async function readPorts(query: PortListQuery) {
  showsTags(ALL_TAG, USES_TAG);
  return listPorts(query);
}

/** A port as its badge and lists name it; undefined before the first import. */
export async function readPortItem(port: Port) {
  showsTags(ALL_TAG, ...spansPageTags([{ portStart: port, portEnd: port }]));
  const [item] = await findPortItems([port]);
  return item;
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

const ALL_RELEASES = 1_000;

const readPaths = lastRead((text) => text.split('\n'));

/** Every page that search engines should know, as paths without a language. */
export async function loadSitemapPaths(): Promise<readonly string[]> {
  return readPaths(await sitemapText());
}

/** The same, a path a line: tens of thousands are kept and read back as one text in a tenth of the time of a list. */
async function sitemapText(): Promise<string> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG, NAMESPACES_TAG);
  const [ports, services, software, releases, namespaces] = await Promise.all([
    listKnownPorts(),
    listServiceNames(),
    listSoftwareSlugs(),
    listReleases(ALL_RELEASES),
    listNamespaceSlugs(),
  ]);
  return [
    ...pageFolders().flatMap(({ group, path }) =>
      group === 'public' && !path.includes('[') ? [path] : [],
    ),
    PORTS_PATH,
    PICK_PATH,
    COLLISIONS_PATH,
    ...RANGE_NAMES.map(rangePath),
    SERVICES_PATH,
    ...INITIALS.map((letter) => servicesPath({ letter })),
    ...API_DOCS_PAGES.map(apiDocsPath),
    ...ports.map(portPath),
    ...software.map(softwarePath),
    ...services.map(servicePath),
    ...namespaces.map(namespacePath),
    ...releases.map(({ brief }) => releasePath(brief.date)),
  ].join('\n');
}
