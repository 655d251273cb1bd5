import { parseArticleId } from '@/lib/articles/routes';
import type { EditSummary } from '@/lib/edits/schema';
import type { ChangesQuery, EditListQuery } from '@/lib/edits/list-schema';
import { atPort, covering, idsOn } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { RANGES } from '@/lib/ports/types';
import { EDIT_INCLUDE, summaries } from './summary';

/** Edits, newest first. The cursor is the id of the last edit of the page before. */
export async function listEdits(query: EditListQuery): Promise<Page<EditSummary>> {
  const where: Prisma.EditWhereInput[] = [];
  if (query.state !== undefined) where.push({ state: query.state });
  if (query.kind !== undefined) where.push({ kind: query.kind });
  if (query.author !== undefined) where.push({ author: { handle: query.author } });
  if (query.port !== undefined) {
    const { port, state, kind, author, cursor, limit, type } = query;
    const newest = type === undefined ? limit + 1 : undefined;
    const narrowed = { state, kind, author, before: cursor, newest };
    where.push({ id: { in: await idsOn(readDb(), 'edit', atPort(port), narrowed) } });
  }
  if (query.batch !== undefined) where.push({ batchId: query.batch });
  if (query.cursor !== undefined) where.push({ id: { lt: query.cursor } });
  if (query.type !== undefined) where.push(await subjectFilter(query.type, query.subject));
  const stored = await readDb().edit.findMany({
    where: { AND: where },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: EDIT_INCLUDE,
  });
  return pageOf(await summaries(readDb(), stored), query.limit, ({ id }) => id);
}

async function subjectFilter(
  subjectType: string,
  subject: string | undefined,
): Promise<Prisma.EditWhereInput> {
  if (subject === undefined) return { subjectType };
  if (subjectType === 'report')
    return { subjectType, subjectId: /^\d{1,9}$/.test(subject) ? Number(subject) : -1 };
  if (subjectType === 'software') {
    const entry = await readDb().software.findUnique({
      where: { slug: subject },
      select: { id: true },
    });
    return { subjectType, subjectId: entry?.id ?? -1 };
  }
  if (subjectType === 'service') return { subjectType, serviceName: subject };
  const place = parseArticleId(subject);
  if (place === null) return { id: -1 };
  const ids = await idsOn(readDb(), 'edit', atPort(place.port));
  return { subjectType, id: { in: ids }, locale: place.locale };
}

/** An applied edit with the log entry that says so. */
export interface Change extends EditSummary {
  readonly at: string;
  /** Who completed the decision; null where a rule did. */
  readonly appliedBy: string | null;
  /** Number of the log entry, and the list's cursor. */
  readonly entry: number;
}

/** The entries of the log that a list of changes is made of. */
export async function changeEntries(
  query: Pick<ChangesQuery, 'kind' | 'port' | 'range' | 'software'>,
): Promise<Prisma.LogEntryWhereInput> {
  const where: Prisma.LogEntryWhereInput[] = [{ action: 'edit.applied', editId: { not: null } }];
  const spans = [
    ...(query.port === undefined ? [] : atPort(query.port)),
    ...(query.range === undefined ? [] : [RANGES[query.range]]),
  ];
  for (const span of spans)
    where.push(await covering(readDb(), 'logEntry', [span], { action: 'edit.applied' }));
  if (query.kind !== undefined) where.push({ edit: { kind: query.kind } });
  if (query.software !== undefined) where.push({ edit: await ofSoftware(query.software) });
  return { AND: where };
}

/** Applied edits in the order in which they were applied, newest first, that fit `besides` too. */
export async function listChanges(
  query: ChangesQuery,
  besides: Prisma.LogEntryWhereInput = {},
): Promise<Page<Change>> {
  const { port, cursor, limit, kind, range, software } = query;
  const isPortAlone = [kind, range, software].every((more) => more === undefined);
  const where = [besides];
  if (port !== undefined && isPortAlone && Object.keys(besides).length === 0) {
    const narrowed = { action: 'edit.applied', before: cursor, newest: limit + 1 };
    where.push({ id: { in: await idsOn(readDb(), 'logEntry', atPort(port), narrowed) } });
  } else where.push(await changeEntries(query));
  if (cursor !== undefined) where.push({ id: { lt: cursor } });
  const entries = await readDb().logEntry.findMany({
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
    readDb(),
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
  const entry = await readDb().software.findUnique({
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
