import { cacheLife, cacheTag } from 'next/cache';
import {
  ALL_TAG,
  CHANGES_TAG,
  softwareTag,
  spansPageTags,
  USES_TAG,
} from '@/lib/platform/cache-tags';
import { showsTags } from '@/lib/platform/rendering';
import { findReport, listLatestReports, listReports, listReportsOnPorts } from './queries';
import type { ReportListQuery, ReportView } from './types';

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

/** A report as the API answers it, the id of the one it was merged into, or null. */
export async function readReport(id: number) {
  const report = await findReport(id);
  if (report !== null && !('mergedInto' in report)) showsTags(...reportsTags([report]));
  return report;
}

/** A page of the list of reports as the API answers it: those that it holds, and which they are. */
export async function readReports(query: ReportListQuery) {
  const page = await listReports(query);
  showsTags(USES_TAG, ...reportsTags(page.items));
  return page;
}

/** Whatever changes about a report is told to the page of its software. */
function reportsTags(reports: readonly ReportView[]): string[] {
  return [ALL_TAG, ...reports.map(({ software }) => softwareTag(software.slug))];
}
