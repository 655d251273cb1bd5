import type { ChangesQuery } from '@/lib/audit/schema';
import type { EditSummary } from '@/lib/edits/schema';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { RANGES } from '@/lib/ports/types';
import { EDIT_INCLUDE, summaries } from './summary';

/** An applied edit with the log entry that says so. */
export interface Change extends EditSummary {
  readonly at: string;
  /** Who completed the decision; null where a rule did. */
  readonly appliedBy: string | null;
  /** Number of the log entry, and the list's cursor. */
  readonly entry: number;
}

/** Applied edits in the order in which they were applied, newest first. */
export async function listChanges(query: ChangesQuery): Promise<Page<Change>> {
  const where: Prisma.LogEntryWhereInput[] = [{ action: 'edit.applied', editId: { not: null } }];
  if (query.cursor !== undefined) where.push({ id: { lt: query.cursor } });
  if (query.port !== undefined)
    where.push({ portStart: { lte: query.port }, portEnd: { gte: query.port } });
  if (query.range !== undefined) {
    const { start, end } = RANGES[query.range];
    where.push({ portStart: { lte: end }, portEnd: { gte: start } });
  }
  if (query.software !== undefined) where.push({ edit: await ofSoftware(query.software) });
  const entries = await db().logEntry.findMany({
    where: { AND: where },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    select: {
      id: true,
      at: true,
      actor: { select: { handle: true } },
      edit: { include: EDIT_INCLUDE },
    },
  });
  const shown = await summaries(
    db(),
    entries.flatMap(({ edit }) => edit ?? []),
  );
  const changes = entries.flatMap(({ id, at, actor, edit }): Change[] => {
    const summary = shown.find((one) => one.id === edit?.id);
    return summary === undefined
      ? []
      : [{ ...summary, at: at.toISOString(), appliedBy: actor?.handle ?? null, entry: id }];
  });
  return pageOf(changes, query.limit, ({ entry }) => entry);
}

async function ofSoftware(slug: string): Promise<Prisma.EditWhereInput> {
  const entry = await db().software.findUnique({
    where: { slug },
    select: { id: true, reports: { select: { id: true } } },
  });
  return {
    OR: [
      { subjectType: 'software', subjectId: entry?.id ?? -1 },
      { subjectType: 'report', subjectId: { in: entry?.reports.map(({ id }) => id) ?? [] } },
    ],
  };
}
