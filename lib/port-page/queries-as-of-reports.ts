import { readDb } from '@/lib/platform/db';
import { grouped } from '@/lib/platform/grouped';
import type { Port } from '@/lib/ports/types';
import { type ReportContent, reportContentSchema, saidOf } from '@/lib/reports/content';
import { type GradeChange, gradeAt } from '@/lib/reports/rules/grade-at';
import { inReadingOrder } from '@/lib/reports/rules/order';
import { type Grade, gradeSchema } from '@/lib/reports/types';
import { softwareContentSchema } from '@/lib/software/types';
import { MOST_ON_PORT } from '@/lib/reports/queries-first';
import type { ReportAsOf, ReportsAsOf } from './as-of-schema';
import { findFirstAsOf } from './queries-as-of-first';

interface Written {
  readonly id: number;
  readonly number: number;
  readonly at: Date;
  readonly content: ReportContent;
}

/**
 * The reports that covered the port just before `until`, as they were then, in reading order; votes left out of it. Of
 * many those that come first, `most` of them, as on the port's page, and how many there were.
 */
export async function findReportsAsOf(
  port: Port,
  until: Date,
  most = MOST_ON_PORT,
): Promise<ReportsAsOf> {
  const { ids, count } = await findFirstAsOf(port, until, most);
  const written = await findWritten(ids, until);
  if (written.length === 0) return { reports: [], reportCount: count };
  const [grades, programs] = await Promise.all([
    findGrades(ids, until),
    findPrograms(
      written.map(({ content }) => content.software),
      until,
    ),
  ]);
  const ordered = inReadingOrder(
    written.map((one) => {
      const { portStart, portEnd, onByDefault, software: slug } = one.content;
      const software = programs.get(slug) ?? { slug, name: slug, commonness: 'special' };
      const grade = grades.get(one.id) ?? null;
      return {
        ...{ id: one.id, portStart, portEnd, onByDefault, software, one, known: grade },
        ...{ grade: grade ?? 'unverified', standing: 0 },
      };
    }),
  );
  const reports = ordered.map(({ one, known, software: { slug, name } }) =>
    view(one, known, { slug, name }),
  );
  return { reports, reportCount: count };
}

async function findWritten(ids: readonly number[], until: Date): Promise<Written[]> {
  if (ids.length === 0) return [];
  const revisions = await readDb().revision.findMany({
    where: { subjectType: 'report', subjectId: { in: [...ids] }, createdAt: { lt: until } },
    orderBy: [{ subjectId: 'asc' }, { number: 'desc' }],
    distinct: ['subjectId'],
    select: { subjectId: true, number: true, createdAt: true, content: true },
  });
  return revisions.map(({ subjectId, number, createdAt, content }) => ({
    ...{ id: subjectId, number, at: createdAt },
    content: reportContentSchema.parse(content),
  }));
}

async function findGrades(
  ids: readonly number[],
  until: Date,
): Promise<ReadonlyMap<number, Grade | null>> {
  const [reports, entries] = await Promise.all([
    readDb().report.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, grade: true },
    }),
    readDb().logEntry.findMany({
      where: {
        subjectType: 'report',
        subjectId: { in: ids.map(String) },
        action: 'report.regraded',
      },
      orderBy: { id: 'asc' },
      select: { subjectId: true, at: true, data: true },
    }),
  ]);
  const entriesOf = new Map(grouped(entries, ({ subjectId }) => subjectId));
  return new Map(
    reports.map(({ id, grade }) => [
      id,
      gradeAt((entriesOf.get(String(id)) ?? []).map(changeOf), gradeSchema.parse(grade), until),
    ]),
  );
}

function changeOf({ at, data }: { readonly at: Date; readonly data: unknown }): GradeChange {
  const { before, after } = data as { readonly before: unknown; readonly after: unknown };
  return { at, before: gradeSchema.parse(before), after: gradeSchema.parse(after) };
}

interface Program {
  readonly slug: string;
  readonly name: string;
  readonly commonness: string;
}

/** What the entries of these slugs were called then; of one without a revision of that time, what it is called now. */
async function findPrograms(
  slugs: readonly string[],
  until: Date,
): Promise<ReadonlyMap<string, Program>> {
  const entries = await readDb().software.findMany({
    where: { slug: { in: [...slugs] } },
    select: { id: true, slug: true, name: true, commonness: true },
  });
  const revisions = await readDb().revision.findMany({
    where: {
      subjectType: 'software',
      subjectId: { in: entries.map(({ id }) => id) },
      createdAt: { lt: until },
    },
    orderBy: [{ subjectId: 'asc' }, { number: 'desc' }],
    distinct: ['subjectId'],
    select: { subjectId: true, content: true },
  });
  const then = new Map(
    revisions.map(({ subjectId, content }) => [subjectId, softwareContentSchema.parse(content)]),
  );
  return new Map(
    entries.map(({ id, slug, name, commonness }) => [
      slug,
      { slug, name: then.get(id)?.name ?? name, commonness },
    ]),
  );
}

function view(
  { id, number, at, content }: Written,
  grade: Grade | null,
  software: ReportAsOf['software'],
): ReportAsOf {
  return {
    ...saidOf(content),
    ...{ id, software, grade, revision: number, updatedAt: at.toISOString() },
    evidence: content.evidence.map(({ key: _key, ticked: _ticked, ...item }) => item),
  };
}
