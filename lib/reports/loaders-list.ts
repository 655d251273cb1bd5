import { cacheLife, cacheTag } from 'next/cache';
import { ALL_TAG, CHANGES_TAG, portTag } from '@/lib/platform/cache-tags';
import { listLatestReports, listReportsOnPorts } from './queries-list';

/** The uses that were written down or changed last. */
export async function loadLatestReports(limit: number) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, CHANGES_TAG);
  return listLatestReports(limit);
}

/** A tag for each port of a wide range would say no more than that anything changed. */
const MOST_PORT_TAGS = 32;

/** What is reported on any of these ports, best grade first. */
export async function loadReportsOnPorts(
  spans: readonly { readonly start: number; readonly end: number }[],
) {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, ...tagsOf(spans));
  return listReportsOnPorts(spans);
}

function tagsOf(spans: readonly { readonly start: number; readonly end: number }[]): string[] {
  const ports = spans.flatMap(({ start, end }) =>
    Array.from({ length: Math.min(end - start + 1, MOST_PORT_TAGS + 1) }, (_, at) => start + at),
  );
  return ports.length > MOST_PORT_TAGS ? [CHANGES_TAG] : ports.map(portTag);
}
