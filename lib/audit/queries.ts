import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import type { LogItem, LogQuery } from './schema';
import type { LogSubject } from './types';

/** Entries of the public log, newest first. The cursor is the id of the last entry of the page before. */
export async function listLog(query: LogQuery): Promise<Page<LogItem>> {
  const where: Prisma.LogEntryWhereInput = {};
  if (query.cursor !== undefined) where.id = { lt: query.cursor };
  if (query.action !== undefined) where.action = query.action;
  if (query.actor !== undefined) where.actor = { handle: query.actor };
  if (query.port !== undefined)
    Object.assign(where, { portStart: { lte: query.port }, portEnd: { gte: query.port } });
  const stored = await db().logEntry.findMany({
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

async function findHandles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await db().user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, handle: true },
  });
  return new Map(users.map(({ id, handle }) => [id, handle ?? '']));
}
