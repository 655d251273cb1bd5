import { atPort, idsOn } from '@/lib/platform/covering';
import { readDb } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import type { LogItem, LogQuery } from './schema';
import type { LogSubject } from './types';

/**
 * Entries of the public log, newest first, that fit `besides` too. The cursor is the id of the last entry of the
 * page before.
 */
export async function listLog(
  query: LogQuery,
  besides: Prisma.LogEntryWhereInput = {},
): Promise<Page<LogItem>> {
  const where: Prisma.LogEntryWhereInput = { AND: besides };
  if (query.cursor !== undefined) where.id = { lt: query.cursor };
  if (query.action !== undefined) where.action = query.action;
  if (query.actor !== undefined) where.actor = { handle: query.actor };
  if (query.port !== undefined) {
    const { port, limit, cursor, action, actor } = query;
    const narrowed = { action, actor, before: cursor, newest: limit + 1 };
    where.id = { in: await idsOn(readDb(), 'logEntry', atPort(port), narrowed) };
  }
  const stored = await readDb().logEntry.findMany({
    where,
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    omit: { data: true },
    include: { actor: { select: { handle: true } } },
  });
  const accounts = stored
    .filter(({ subjectType }) => subjectType === 'user')
    .map(({ subjectId }) => subjectId);
  const handles = await findHandles(accounts);
  const items = stored.map(
    ({
      id,
      at,
      actor,
      action,
      subjectType,
      subjectId,
      portStart,
      portEnd,
      editId,
      reason,
    }): LogItem => ({
      ...{ id, action, reason },
      at: at.toISOString(),
      actor: actor?.handle ?? null,
      subject: {
        type: subjectType as LogSubject,
        id: subjectType === 'user' ? (handles.get(subjectId) ?? '') : subjectId,
      },
      ports: portStart === null || portEnd === null ? null : { start: portStart, end: portEnd },
      edit: editId,
    }),
  );
  return pageOf(items, query.limit, ({ id }) => id);
}

/** When the log's first entry was written; null while it is empty. Entries are never changed or taken out. */
export async function findLogBeginning(): Promise<Date | null> {
  const first = await readDb().logEntry.findFirst({ orderBy: { id: 'asc' }, select: { at: true } });
  return first?.at ?? null;
}

async function findHandles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await readDb().user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, handle: true },
  });
  return new Map(users.map(({ id, handle }) => [id, handle ?? '']));
}
