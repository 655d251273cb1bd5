import { cacheLife, cacheTag } from 'next/cache';
import { listReleases } from '@/lib/iana/queries/releases';
import { listServiceNames } from '@/lib/iana/queries/services';
import { RELEASES_PATH, releasePath, servicesPath } from '@/lib/iana/routes';
import { INITIALS } from '@/lib/iana/service-index';
import { ALL_TAG, CHANGES_TAG, RELEASES_TAG } from '@/lib/platform/cache-tags';
import { ABOUT_PATH, API_DOCS_PATH, PRIVACY_PATH } from '@/lib/platform/page-routes';
import { listKnownPorts } from '@/lib/ports/queries-known';
import { portPath, PORTS_PATH, rangePath, servicePath } from '@/lib/ports/routes';
import { RANGE_NAMES } from '@/lib/ports/types';
import { listSoftware } from '@/lib/site/software-queries';
import { SOFTWARE_INDEX_PATH, softwarePath } from '@/lib/software/routes';

const ALL_RELEASES = 1_000;

/** Every page that search engines should know, as paths without a language. */
export async function loadSitemapPaths(): Promise<string[]> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG, RELEASES_TAG);
  const [ports, services, software, releases] = await Promise.all([
    listKnownPorts(),
    listServiceNames(),
    listSoftware(),
    listReleases(ALL_RELEASES),
  ]);
  return [
    '/',
    PORTS_PATH,
    ...RANGE_NAMES.map(rangePath),
    ...INITIALS.map((initial) => servicesPath(initial)),
    SOFTWARE_INDEX_PATH,
    RELEASES_PATH,
    ABOUT_PATH,
    PRIVACY_PATH,
    API_DOCS_PATH,
    ...ports.map(portPath),
    ...software.map(({ slug }) => softwarePath(slug)),
    ...services.map(servicePath),
    ...releases.map(({ brief }) => releasePath(brief.date)),
  ];
}
