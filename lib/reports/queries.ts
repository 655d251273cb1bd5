import { atPort, covering, idsOn } from '@/lib/platform/covering';
import { readDb, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { type ReportContent, reportContentSchema } from './content';
import { checkView } from '@/lib/sources/rules/view';
import { taglinesSchema } from '@/lib/software/types';
import { findFirstOn, findNewestUses, MOST_ON_PORT } from './queries-first';
import { inReadingOrder } from './rules/order';
import type { OwnPlaces } from '@/lib/software/places';
import { type ReportListQuery, type ReportView, reportViewSchema } from './types';

/** What a report needs around it to be shown. */
export const REPORT_INCLUDE = {
  software: {
    select: {
      slug: true,
      name: true,
      tagline: true,
      taglines: true,
      article: true,
      commonness: true,
    },
  },
  evidence: { orderBy: { position: 'asc' }, include: { check: true } },
} satisfies Prisma.ReportInclude;

type StoredReport = Prisma.ReportGetPayload<{ include: typeof REPORT_INCLUDE }>;

/** A stored report as pages and the API show it. */
export function reportView(report: StoredReport): ReportView {
  return reportViewSchema.parse({
    ...report,
    votes: { confirm: report.confirm, dispute: report.dispute },
    evidence: report.evidence.map((item) => ({
      ...item,
      checkedOn: item.checkedOn.toISOString().slice(0, 10),
      lastCheck: checkView(item.check),
    })),
    updatedAt: report.updatedAt.toISOString(),
  });
}

/** Active reports that cover the port, in reading order: the first `MOST_ON_PORT`, and how many there are. */
export async function findReportsOnPort(
  port: number,
): Promise<{ readonly reports: StoredReport[]; readonly count: number }> {
  const span = { start: port, end: port };
  const { ids, count } = await findFirstOn(readDb(), span, MOST_ON_PORT);
  if (ids.length === 0) return { reports: [], count };
  const reports = await readDb().report.findMany({
    where: { state: 'active', id: { in: [...ids] } },
    include: REPORT_INCLUDE,
  });
  return { reports: inReadingOrder(reports), count };
}

/** An active report, the id of the one it was merged into, or null. */
export async function findReport(
  id: number,
): Promise<ReportView | { readonly mergedInto: number } | null> {
  const stored = await readDb().report.findUnique({ where: { id }, include: REPORT_INCLUDE });
  if (stored === null) return null;
  if (stored.state === 'merged' && stored.mergedIntoId !== null)
    return { mergedInto: stored.mergedIntoId };
  return stored.state === 'active' ? reportView(stored) : null;
}

/** Active reports, newest first. The cursor is the id of the last report of the page before. */
export async function listReports(query: ReportListQuery): Promise<Page<ReportView>> {
  const where: Prisma.ReportWhereInput = { state: 'active' };
  const { port, software, grade, cursor, limit } = query;
  if (software !== undefined) where.software = { slug: software };
  if (grade !== undefined) where.grade = grade;
  if (cursor !== undefined) where.id = { lt: cursor };
  if (port !== undefined) {
    const newest = software === undefined ? limit + 1 : undefined;
    const narrowed = { state: 'active', grade, before: cursor, newest };
    where.id = { in: await idsOn(readDb(), 'report', atPort(port), narrowed) };
  }
  const stored = await readDb().report.findMany({
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
  const stored = await readDb().report.findMany({
    where: {
      state: 'active',
      grade: { not: 'refuted' },
      ...(await covering(readDb(), 'report', spans, { state: 'active' })),
    },
    include: REPORT_INCLUDE,
  });
  return inReadingOrder(stored)
    .sort((a, b) => a.portStart - b.portStart)
    .map(reportView);
}

/** The uses with a source that were written down or changed last, each piece of software once. */
export async function listLatestReports(limit: number): Promise<ReportView[]> {
  const stored = await readDb().report.findMany({
    where: { id: { in: await findNewestUses(limit) } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    include: REPORT_INCLUDE,
  });
  return stored.map(reportView);
}

/** A report as a form changes it: what its present revision says. */
export interface EditableReport {
  readonly id: number;
  readonly revision: number;
  readonly content: ReportContent;
  readonly software: {
    readonly slug: string;
    readonly name: string;
    readonly tagline: string;
    readonly taglines: ReportView['software']['taglines'];
    /** Where a link counts as the maker's own. */
    readonly places: OwnPlaces;
  };
  readonly votes: { readonly confirm: number; readonly dispute: number };
}

/** The report's present revision; the id of the one it was merged into; null where there is none, or it was retired. */
export async function findEditableReport(
  id: number,
): Promise<EditableReport | { readonly mergedInto: number } | null> {
  const report = await readDb().report.findUnique({
    where: { id },
    select: {
      ...{ state: true, mergedIntoId: true, revision: true, confirm: true, dispute: true },
      software: {
        select: {
          slug: true,
          name: true,
          tagline: true,
          taglines: true,
          domains: true,
          repositories: true,
        },
      },
    },
  });
  if (report === null) return null;
  if (report.mergedIntoId !== null) return { mergedInto: report.mergedIntoId };
  if (report.state !== 'active') return null;
  const { content } = await readDb().revision.findUniqueOrThrow({
    where: {
      subjectType_subjectId_number: {
        subjectType: 'report',
        subjectId: id,
        number: report.revision,
      },
    },
    select: { content: true },
  });
  const { confirm, dispute, revision } = report;
  const { domains, repositories, ...names } = report.software;
  const taglines = taglinesSchema.parse(names.taglines);
  const software = { ...names, taglines, places: { domains, repositories } };
  return {
    id,
    revision,
    content: reportContentSchema.parse(content),
    software,
    votes: { confirm, dispute },
  };
}

export interface Claim {
  readonly portStart: number;
  readonly portEnd: number;
  readonly transports: readonly string[];
  readonly softwareId: number;
}

/**
 * The active report that already says this: same software, overlapping range, a shared transport.
 * Whoever writes because there is none has locked the software entry (`lockSoftware`), so that two
 * edits applied at once cannot both find nothing. `except`: reports that do not count.
 */
export async function findDuplicate(
  tx: Tx,
  claim: Claim,
  except: readonly number[] = [],
): Promise<number | null> {
  const { softwareId, portStart, portEnd, transports } = claim;
  const report = await tx.report.findFirst({
    where: {
      ...{ state: 'active', softwareId, transports: { hasSome: [...transports] } },
      ...{ portStart: { lte: portEnd }, portEnd: { gte: portStart } },
      id: { notIn: [...except] },
    },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  return report?.id ?? null;
}
