import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import type { NotificationItem } from '@/lib/notifications/schema';
import { type NotificationKind, UNREAD_COUNTED } from '@/lib/notifications/types';
import { db } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { type Sql, sql } from '@/lib/platform/sql';

interface Owner {
  readonly id: string;
}

/** How many notifications an account has not read; beyond `UNREAD_COUNTED` they are counted as one more. */
export async function countUnread(owner: Owner, tx: Sql = sql()): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM notification WHERE user_id = ${owner.id} AND read_at IS NULL LIMIT ${UNREAD_COUNTED + 1}) AS unread`;
  return row?.count ?? 0;
}

/** What an account was told, the newest first. */
export async function listNotifications(
  owner: Owner,
  query: { readonly cursor?: number | undefined; readonly limit: number },
): Promise<Page<NotificationItem>> {
  const items = await findNotifications({
    where: {
      userId: owner.id,
      ...(query.cursor === undefined ? {} : { id: { lt: query.cursor } }),
    },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
  return pageOf(items, query.limit, ({ id }) => id);
}

/** Notifications with all that their sentences are made of. */
export async function findNotifications(
  which: Pick<Prisma.NotificationFindManyArgs, 'where' | 'orderBy' | 'take'>,
): Promise<NotificationItem[]> {
  const rows = await db().notification.findMany({
    ...which,
    include: {
      entry: {
        include: { actor: { select: { handle: true } }, edit: { include: EDIT_INCLUDE } },
      },
    },
  });
  const edits = await summaries(
    db(),
    rows.flatMap(({ entry }) => entry.edit ?? []),
  );
  return rows.map(({ id, kind, readAt, ports, portCount, entry }): NotificationItem => {
    const edit = edits.find((one) => one.id === entry.editId);
    return {
      id,
      kind: kind as NotificationKind,
      at: entry.at.toISOString(),
      read: readAt !== null,
      actor: entry.actor?.handle ?? null,
      reason: entry.reason,
      edit:
        edit === undefined
          ? null
          : { id: edit.id, kind: edit.kind, subject: edit.subject, ports: edit.ports },
      release: kind === 'release' ? { date: entry.subjectId, ports, count: portCount } : null,
    };
  });
}
