import { type ReportContent, reportContentSchema } from '@/lib/reports/content';
import { db } from '@/lib/platform/db';
import type { OwnPlaces } from '@/lib/reports/rules/primary';

/** A report as a form changes it: what its present revision says. */
export interface EditableReport {
  readonly id: number;
  readonly revision: number;
  readonly content: ReportContent;
  readonly software: {
    readonly slug: string;
    readonly name: string;
    readonly tagline: string;
    /** Where a link counts as the maker's own. */
    readonly places: OwnPlaces;
  };
  readonly votes: { readonly confirm: number; readonly dispute: number };
}

/** The report's present revision; the id of the one it was merged into; null where there is none, or it was retired. */
export async function findEditableReport(
  id: number,
): Promise<EditableReport | { readonly mergedInto: number } | null> {
  const report = await db().report.findUnique({
    where: { id },
    select: {
      ...{ state: true, mergedIntoId: true, revision: true, confirm: true, dispute: true },
      software: {
        select: { slug: true, name: true, tagline: true, domains: true, repositories: true },
      },
    },
  });
  if (report === null) return null;
  if (report.mergedIntoId !== null) return { mergedInto: report.mergedIntoId };
  if (report.state !== 'active') return null;
  const { content } = await db().revision.findUniqueOrThrow({
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
  const software = { ...names, places: { domains, repositories } };
  return {
    id,
    revision,
    content: reportContentSchema.parse(content),
    software,
    votes: { confirm, dispute },
  };
}
