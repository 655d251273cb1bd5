import { USE_FIELDS } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { VOTE_BEARING_FIELDS } from '@/lib/reports/content';
import { softwareNameKey } from '@/lib/software/types';
import { type Inverse, setsAny } from './inverse';
import type { Actor } from './kind';

/**
 * Whether something was proposed that waits, besides the edit of number `own`, and means what stands.
 * - By others, or looked at by others: about the thing itself, or about the reports of an entry.
 * - By whomever: to make something else part of it, to make one of two entries between which a report would move, or
 *   about a report by a name that would mean another entry then, or none.
 */
export async function isMeantByOthers(
  tx: Tx,
  actor: Actor,
  own: number,
  inverse: Inverse,
): Promise<boolean> {
  const waiting = { decidedAt: null, id: { not: own } };
  const { type: subjectType, id: subjectId } = inverse;
  const seen = { OR: [{ authorId: { not: actor.id } }, { reviews: { some: {} } }] };
  const about = [
    ...[{ subjectType, subjectId }, ...(await ofEntry(tx, inverse))].map((one) => ({
      ...one,
      ...seen,
    })),
    ...(await merges(tx, inverse)),
  ];
  if ((await tx.edit.count({ where: { ...waiting, OR: about } })) > 0) return true;
  return isNamed(tx, waiting, inverse);
}

/** Edits about the reports of an entry that would be another one, which they are about too. */
async function ofEntry(tx: Tx, inverse: Inverse): Promise<Prisma.EditWhereInput[]> {
  if (inverse.type !== 'software' || !setsAny(inverse, TOLD_BY)) return [];
  const where = { softwareId: inverse.id, state: 'active' };
  const reports = await tx.report.findMany({ where, select: { id: true } });
  return [{ subjectType: 'report', subjectId: { in: reports.map(({ id }) => id) } }];
}

/** What reports are approved by, of the software that they name. */
const TOLD_BY = ['name', 'slug', 'homepage'];

/** A text at this place of an edit's changes, whichever. */
const textAt = (...path: string[]) => ({ changes: { path, string_starts_with: '' } });

async function merges(tx: Tx, inverse: Inverse): Promise<Prisma.EditWhereInput[]> {
  const { type, id, base, content, mine } = inverse;
  const into = type === 'software' ? textsOf(base.slug, content.slug) : [id];
  const moves = type === 'report' && setsAny(inverse, [...VOTE_BEARING_FIELDS, ...USE_FIELDS]);
  const slugs = moves ? textsOf(content.software, mine.software) : [];
  const entries = await tx.software.findMany({
    where: { slug: { in: slugs } },
    select: { id: true },
  });
  const ofEntries = [
    { subjectId: { in: entries.map((entry) => entry.id) } },
    ...slugs.map(leadsInto),
  ];
  return [
    { subjectType: type, OR: into.map(leadsInto) },
    { subjectType: 'software', ...textAt('into'), OR: ofEntries },
  ];
}

const leadsInto = (name: string | number) => ({ changes: { path: ['into'], equals: name } });

/** What an entry is found by. */
const NAMES = ['name', 'slug', 'aliases'] as const;

async function isNamed(tx: Tx, waiting: Prisma.EditWhereInput, inverse: Inverse): Promise<boolean> {
  const { type, base, content, mine } = inverse;
  if (type !== 'software' || !setsAny(inverse, NAMES)) return false;
  const slugs = textsOf(base.slug, content.slug);
  const names = [base, content, mine].flatMap(({ name, aliases }) =>
    textsOf(name, ...((aliases ?? []) as string[])).map(softwareNameKey),
  );
  const edits = await tx.edit.findMany({
    where: {
      ...{ ...waiting, subjectType: 'report' },
      OR: [textAt('software', 'slug'), textAt('software', 'name')],
    },
    select: { changes: true },
  });
  return edits.some(({ changes }) => {
    const { software } = changes as { software: { slug?: string; name?: string } };
    return (
      slugs.includes(software.slug ?? '') || names.includes(softwareNameKey(software.name ?? ''))
    );
  });
}

function textsOf(...values: unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
