import type { Plan, PlannedWrite } from '@/lib/edits/kinds/kind';
import type { LookedAt } from '@/lib/edits/queries/edit';
import type { Viewer } from '@/lib/edits/policy';
import { outcomeOf } from '@/lib/edits/rules/outcome';
import type { Tx } from '@/lib/platform/db';
import { forecastGrade } from '@/lib/reports/commands';
import { isAnotherClaim, type ReportContent } from '@/lib/reports/content';
import type { Grade } from '@/lib/reports/types';
import type { SoftwareContent } from '@/lib/software/types';
import type { Forecast } from '../desk';

/** Asks rules and plan what this viewer's approval would bring. */
export async function forecast(
  tx: Tx,
  { ahead, standing: facts }: LookedAt,
  viewer: Viewer,
  now: Date,
): Promise<Forecast> {
  const plan = await ahead.plan();
  const others = facts.reviews.filter(({ reviewerId }) => reviewerId !== viewer.id);
  const mine = {
    reviewerId: viewer.id,
    verdict: 'approve',
    trust: viewer.trust,
    improves: facts.renewer === viewer.id,
    at: now,
  } as const;
  const outcome = outcomeOf({ ...facts, reviews: [...others, mine] }, now);
  const nothing = { needs: null, until: null, conflicts: [], grade: null, votesEnd: 0 };
  // What is approved before its time conflicts only then: it is said now all the same.
  if (!plan.ok) return { ...nothing, result: 'conflicts', conflicts: [...plan.conflicts] };
  const [grade, votesEnd] = [await gradeAfter(tx, plan), await votesThatEnd(tx, plan)];
  if (outcome.act !== 'wait') return { ...nothing, result: 'applies', grade, votesEnd };
  const until = outcome.needs === 'time' ? outcome.until.toISOString() : null;
  return { ...nothing, result: 'waits', needs: outcome.needs, until, grade, votesEnd };
}

/** Ballots on the reports whose claim becomes another one. */
async function votesThatEnd(tx: Tx, plan: Plan & { ok: true }): Promise<number> {
  const changed = plan.writes.flatMap(({ subject, id, before, content }) =>
    subject.type === 'report' && id !== null && before !== null && isAnotherClaim(before, content)
      ? [id]
      : [],
  );
  const reports = await tx.report.findMany({
    where: { id: { in: changed } },
    select: { confirm: true, dispute: true },
  });
  return reports.reduce((sum, { confirm, dispute }) => sum + confirm + dispute, 0);
}

async function gradeAfter(tx: Tx, plan: Plan & { ok: true }): Promise<Forecast['grade']> {
  const write = plan.writes.find(
    ({ subject, content }) => subject.type === 'report' && content.state === 'active',
  );
  if (write === undefined) return null;
  const content = write.content as ReportContent;
  const software = await namedSoftware(tx, content.software, plan.writes);
  const graded = await forecastGrade(
    tx,
    write.id,
    write.before as ReportContent | null,
    content,
    software,
  );
  const stored =
    write.id === null
      ? null
      : await tx.report.findUnique({ where: { id: write.id }, select: { grade: true } });
  return {
    before: (stored?.grade ?? null) as Grade | null,
    after: graded.grade,
    reason: graded.reason,
  };
}

/** The entry as it would be: one that the edit itself brings or changes, else the one there is. */
async function namedSoftware(tx: Tx, slug: string, writes: readonly PlannedWrite[]) {
  const written = writes.find(
    ({ subject, content }) => subject.type === 'software' && content.slug === slug,
  );
  if (written !== undefined) return written.content as SoftwareContent;
  return tx.software.findUniqueOrThrow({ where: { slug } });
}
