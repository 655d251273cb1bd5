import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { GRADES, type ReportView, reportViewSchema } from './types';

/** What a report needs around it to be shown. */
export const REPORT_INCLUDE = {
  software: { select: { slug: true, name: true, tagline: true, article: true } },
  evidence: { orderBy: { position: 'asc' } },
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
    })),
    updatedAt: report.updatedAt.toISOString(),
  });
}

/** Grades from the one a reader should see first; refuted and historic stand last. */
const READING_ORDER: readonly string[] = [
  'now-official',
  'confirmed',
  'supported',
  'disputed',
  'unverified',
  'historic',
  'refuted',
];

interface Ordered {
  readonly id: number;
  readonly grade: string;
  readonly standing: number;
  /** Left out by lists that do not read it. */
  readonly evidence?: readonly { readonly primary: boolean }[];
}

/** Reports as a page lists them: by grade, then standing, then what primary sources there are, the older first. */
export function inReadingOrder<T extends Ordered>(reports: readonly T[]): T[] {
  const rank = (grade: string) =>
    READING_ORDER.includes(grade) ? READING_ORDER.indexOf(grade) : GRADES.length;
  const primary = (report: T) => (report.evidence ?? []).filter((item) => item.primary).length;
  return [...reports].sort(
    (a, b) =>
      rank(a.grade) - rank(b.grade) ||
      b.standing - a.standing ||
      primary(b) - primary(a) ||
      a.id - b.id,
  );
}

/** Active reports that cover the port, in reading order. */
export async function findReportsOnPort(port: number): Promise<StoredReport[]> {
  const reports = await db().report.findMany({
    where: { state: 'active', portStart: { lte: port }, portEnd: { gte: port } },
    include: REPORT_INCLUDE,
  });
  return inReadingOrder(reports);
}
