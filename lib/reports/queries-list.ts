import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import type { ReportListQuery } from './list-schema';
import { inReadingOrder, REPORT_INCLUDE, reportView } from './queries';
import type { ReportView } from './types';

/** An active report, the id of the one it was merged into, or null. */
export async function findReport(
  id: number,
): Promise<ReportView | { readonly mergedInto: number } | null> {
  const stored = await db().report.findUnique({ where: { id }, include: REPORT_INCLUDE });
  if (stored === null) return null;
  if (stored.state === 'merged' && stored.mergedIntoId !== null)
    return { mergedInto: stored.mergedIntoId };
  return stored.state === 'active' ? reportView(stored) : null;
}

/** Active reports, newest first. The cursor is the id of the last report of the page before. */
export async function listReports(query: ReportListQuery): Promise<Page<ReportView>> {
  const where: Prisma.ReportWhereInput = { state: 'active' };
  if (query.port !== undefined) {
    where.portStart = { lte: query.port };
    where.portEnd = { gte: query.port };
  }
  if (query.software !== undefined) where.software = { slug: query.software };
  if (query.grade !== undefined) where.grade = query.grade;
  if (query.cursor !== undefined) where.id = { lt: query.cursor };
  const stored = await db().report.findMany({
    where,
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: REPORT_INCLUDE,
  });
  return pageOf(stored.map(reportView), query.limit, ({ id }) => id);
}

/** What is reported on any of these ports, by port and then in reading order; refuted reports are left out. */
export async function listReportsOnPorts(
  spans: readonly { readonly start: number; readonly end: number }[],
): Promise<ReportView[]> {
  if (spans.length === 0) return [];
  const stored = await db().report.findMany({
    where: {
      state: 'active',
      grade: { not: 'refuted' },
      OR: spans.map(({ start, end }) => ({ portStart: { lte: end }, portEnd: { gte: start } })),
    },
    include: REPORT_INCLUDE,
  });
  return inReadingOrder(stored)
    .sort((a, b) => a.portStart - b.portStart)
    .map(reportView);
}

/** The uses with a source that were written down or changed last, each piece of software once. */
export async function listLatestReports(limit: number): Promise<ReportView[]> {
  const stored = await db().report.findMany({
    where: { state: 'active', grade: { in: ['confirmed', 'supported'] } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    distinct: ['softwareId'],
    take: limit,
    include: REPORT_INCLUDE,
  });
  return stored.map(reportView);
}
