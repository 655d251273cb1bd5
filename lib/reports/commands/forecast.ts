import type { Tx } from '@/lib/platform/db';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { type ReportContent, VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { type Graded, gradeOf } from '@/lib/reports/rules/grade';
import { isPrimary, type OwnPlaces } from '@/lib/reports/rules/primary';
import { isNowOfficial, type OfficialClaim } from './regrade';

/** The entry a report would name. */
export type NamedSoftware = OwnPlaces & Pick<OfficialClaim, 'name' | 'slug' | 'aliases'>;

/**
 * The grade a report would have with this content: what approving an edit does to it. `reportId` null
 * for a new one; votes count unless the content is one that makes them stop counting.
 */
export async function forecastGrade(
  tx: Tx,
  reportId: number | null,
  before: ReportContent | null,
  content: ReportContent,
  software: NamedSoftware,
): Promise<Graded> {
  const votes = await standingVotes(tx, reportId, before, content);
  return gradeOf({
    role: content.role,
    finding: content.finding,
    nowOfficial: await isNowOfficial(tx, { ...content, ...software }),
    evidence: content.evidence.map((item) => ({
      supports: item.supports,
      primary: isPrimary(item, software),
    })),
    ...votes,
  });
}

async function standingVotes(
  tx: Tx,
  reportId: number | null,
  before: ReportContent | null,
  content: ReportContent,
) {
  const moved =
    before === null ||
    VOTE_BEARING_FIELDS.some((name) => !isDeepEqual(before[name], content[name]));
  if (reportId === null || moved) return { confirm: 0, dispute: 0 };
  const report = await tx.report.findUniqueOrThrow({
    where: { id: reportId },
    select: { establishedConfirm: true, establishedDispute: true },
  });
  return { confirm: report.establishedConfirm, dispute: report.establishedDispute };
}
