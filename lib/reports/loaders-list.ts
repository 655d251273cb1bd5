import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, CHANGES_TAG, spansPageTags } from '@/lib/platform/cache-tags';
import { listLatestReports, listReportsOnPorts } from './queries';

/** The uses that were written down or changed last. */
export async function loadLatestReports(limit: number) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG);
  return listLatestReports(limit);
}

/** What is reported on any of these ports, best grade first. */
export async function loadReportsOnPorts(
  spans: readonly { readonly start: number; readonly end: number }[],
) {
  'use cache';
  cacheLife('max');
  cacheTag(
    ALL_TAG,
    ...spansPageTags(spans.map(({ start, end }) => ({ portStart: start, portEnd: end }))),
  );
  return listReportsOnPorts(spans);
}
