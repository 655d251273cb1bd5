import { articlePlaceSchema } from '@/lib/articles/changes';
import type { Tx } from '@/lib/platform/db';
import { type Failure, failure, success, type Success } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/error-codes';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { softwareSlugSchema } from '@/lib/software/types';
import type { Numbered } from './base';
import type { Kind, Target } from './kind';

/** How the kinds of one type of subject name what they are about, and what they touch unless they say more. */
type About = Pick<Kind, 'target' | 'subjectOf' | 'touches'>;

const NOTHING: Target = {
  ...{ subjectId: null, portStart: null, locale: null, serviceName: null },
  revertsEditId: null,
};

/** A new report touches nothing that is there. */
export const aboutNewReport: About = {
  target: () => Promise.resolve(NOTHING),
  subjectOf: () => Promise.resolve(undefined),
  touches: () => Promise.resolve([]),
};

/** A report is named by its number. */
export const aboutReport: About = {
  target: (_tx, subject) => Promise.resolve({ ...NOTHING, subjectId: Number(subject) }),
  subjectOf: (_tx, { subjectId }) => Promise.resolve(subjectId ?? undefined),
  touches: (_tx, { subjectId }) =>
    Promise.resolve(subjectId === null ? [] : [{ type: 'report', id: subjectId }]),
};

/** A software entry is named by its slug. */
export const aboutSoftware: About = {
  async target(tx, subject) {
    const entry = await tx.software.findUnique({
      where: { slug: String(subject) },
      select: { id: true },
    });
    return { ...NOTHING, subjectId: entry?.id ?? null };
  },
  async subjectOf(tx, { subjectId }) {
    const where = { id: subjectId ?? 0 };
    return (await tx.software.findUniqueOrThrow({ where, select: { slug: true } })).slug;
  },
  touches: (_tx, { subjectId }) =>
    Promise.resolve(subjectId === null ? [] : [{ type: 'software', id: subjectId }]),
};

/** An article is named by its port and language. */
export const aboutArticle: About = {
  target(_tx, subject) {
    const { port, locale } = articlePlaceSchema.parse(subject);
    return Promise.resolve({ ...NOTHING, portStart: port, locale });
  },
  subjectOf: (_tx, { portStart, locale }) => Promise.resolve({ port: portStart, locale }),
  async touches(tx, { subjectId, portStart, locale }) {
    if (subjectId !== null) return [{ type: 'article', id: subjectId }];
    // Somebody may have written it since the edit was proposed.
    const place = { port: portStart ?? -1, locale: locale ?? '' };
    const found = await tx.article.findMany({ where: place, select: { id: true } });
    return found.map(({ id }) => ({ type: 'article', id }));
  },
};

/** A service is named as IANA names it, compared without case. */
export const aboutService: About = {
  async target(tx, subject) {
    const serviceName = String(subject);
    const profile = await tx.serviceProfile.findUnique({
      where: { serviceName },
      select: { id: true },
    });
    return { ...NOTHING, serviceName, subjectId: profile?.id ?? null };
  },
  subjectOf: (_tx, { serviceName }) => Promise.resolve(serviceName ?? undefined),
  async touches(tx, { subjectId, serviceName }) {
    if (subjectId !== null) return [{ type: 'service', id: subjectId }];
    // Somebody may have written its profile since the edit was proposed.
    const where = { serviceName: serviceName ?? '' };
    const found = await tx.serviceProfile.findMany({ where, select: { id: true } });
    return found.map(({ id }) => ({ type: 'service', id }));
  },
};

export interface ReportRow extends Numbered {
  readonly portStart: number;
  readonly portEnd: number;
  readonly softwareId: number;
}

/** The active report that an edit names as its subject; a retired or merged one is `not-found`, with that reason. */
export async function findReportSubject(
  tx: Tx,
  subject: unknown,
  path = 'subject',
): Promise<Success<ReportRow> | Failure<'invalid' | 'not-found'>> {
  const id = rowNumberSchema.safeParse(subject);
  if (!id.success) return failure('invalid', { errors: fieldErrors(id.error, path) });
  const row = await tx.report.findUnique({
    where: { id: id.data },
    select: {
      ...{ id: true, revision: true, state: true },
      ...{ portStart: true, portEnd: true, softwareId: true },
    },
  });
  if (row === null) return failure('not-found', { reason: 'no-such-report' });
  if (row.state !== 'active') return failure('not-found', { reason: `report-${row.state}` });
  return success(row);
}

export interface SoftwareRow extends Numbered {
  readonly slug: string;
}

/** The active entry that an edit names as its subject; a merged one is `not-found`, with that reason. */
export async function findSoftwareSubject(
  tx: Tx,
  subject: unknown,
): Promise<Success<SoftwareRow> | Failure<'invalid' | 'not-found'>> {
  const slug = softwareSlugSchema.safeParse(subject);
  if (!slug.success) return failure('invalid', { errors: fieldErrors(slug.error, 'subject') });
  const row = await tx.software.findUnique({
    where: { slug: slug.data },
    select: { id: true, slug: true, revision: true, state: true },
  });
  if (row === null) return failure('not-found', { reason: 'no-such-software' });
  if (row.state !== 'active') return failure('not-found', { reason: 'software-merged' });
  return success(row);
}
