import { parseArticleId } from '@/lib/articles/article-id';
import type { EditListQuery, EditSummary } from '@/lib/edits/schema';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { EDIT_INCLUDE, summaries } from './summary';

/** Edits, newest first. The cursor is the id of the last edit of the page before. */
export async function listEdits(query: EditListQuery): Promise<Page<EditSummary>> {
  const where: Prisma.EditWhereInput[] = [];
  if (query.state !== undefined) where.push({ state: query.state });
  if (query.kind !== undefined) where.push({ kind: query.kind });
  if (query.author !== undefined) where.push({ author: { handle: query.author } });
  if (query.port !== undefined)
    where.push({ portStart: { lte: query.port }, portEnd: { gte: query.port } });
  if (query.cursor !== undefined) where.push({ id: { lt: query.cursor } });
  if (query.type !== undefined) where.push(await subjectFilter(query.type, query.subject));
  const stored = await db().edit.findMany({
    where: { AND: where },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: EDIT_INCLUDE,
  });
  return pageOf(await summaries(db(), stored), query.limit, ({ id }) => id);
}

async function subjectFilter(
  subjectType: string,
  subject: string | undefined,
): Promise<Prisma.EditWhereInput> {
  if (subject === undefined) return { subjectType };
  if (subjectType === 'report')
    return { subjectType, subjectId: /^\d{1,9}$/.test(subject) ? Number(subject) : -1 };
  if (subjectType === 'software') {
    const entry = await db().software.findUnique({
      where: { slug: subject },
      select: { id: true },
    });
    return { subjectType, subjectId: entry?.id ?? -1 };
  }
  const place = parseArticleId(subject);
  return { subjectType, portStart: place?.port ?? -1, locale: place?.locale ?? '' };
}
