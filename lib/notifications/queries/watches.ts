import type { WatchItem } from '@/lib/notifications/schema';
import type { Span, WatchState, WatchSubject } from '@/lib/notifications/types';
import { db } from '@/lib/platform/db';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { type Sql, sql } from '@/lib/platform/sql';

interface Watcher {
  readonly id: string;
}

/** The entry of that address, or the one that it became part of; null where there is none. */
export async function resolveSoftware(sql: Sql, slug: string): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, merged_into_id FROM software WHERE slug = ${slug}
      UNION SELECT s.id, s.merged_into_id FROM software s JOIN chain c ON s.id = c.merged_into_id)
    SELECT id FROM chain WHERE merged_into_id IS NULL`;
  return row?.id ?? null;
}

/** Whether an account watches this, and the narrowest wider range that covers it. */
export async function findWatchState(
  sql: Sql,
  watcher: Watcher,
  subject: WatchSubject,
): Promise<WatchState> {
  if ('slug' in subject) {
    const id = await resolveSoftware(sql, subject.slug);
    const found = await sql.$queryRaw<unknown[]>`
      SELECT 1 FROM watch WHERE user_id = ${watcher.id} AND software_id = ${id}`;
    return { watching: found.length > 0, range: null };
  }
  const { portStart, portEnd } = subject;
  const spans = await sql.$queryRaw<Span[]>`
    SELECT port_start AS "portStart", port_end AS "portEnd" FROM watch
    WHERE user_id = ${watcher.id} AND port_start <= ${portStart} AND port_end >= ${portEnd}
    ORDER BY port_end - port_start, port_start`;
  const own = (span: Span) => span.portStart === portStart && span.portEnd === portEnd;
  return { watching: spans.some(own), range: spans.find((span) => !own(span)) ?? null };
}

/** What an account watches, the newest watch first. */
export async function listWatches(
  watcher: Watcher,
  query: { readonly cursor?: number | undefined; readonly limit: number },
): Promise<Page<WatchItem>> {
  const watches = await db().watch.findMany({
    where: {
      userId: watcher.id,
      ...(query.cursor === undefined ? {} : { id: { lt: query.cursor } }),
    },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
    include: { software: { select: { slug: true, name: true } } },
  });
  const items = watches.map(({ id, portStart, portEnd, software, createdAt }): WatchItem => ({
    id,
    ports: portStart === null || portEnd === null ? null : { portStart, portEnd },
    software,
    since: createdAt.toISOString(),
  }));
  return pageOf(items, query.limit, ({ id }) => id);
}

/** What an entry, or the one that it became part of, is called; null where there is none. */
export async function findSoftwareName(slug: string): Promise<string | null> {
  const id = await resolveSoftware(sql(), slug);
  const entry =
    id === null ? null : await db().software.findUnique({ where: { id }, select: { name: true } });
  return entry?.name ?? null;
}
