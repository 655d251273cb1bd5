import { failure, type Result, success } from '@/lib/platform/errors';
import type { Sql } from '@/lib/platform/sql';
import type { Merge } from '@/lib/notifications/queries/watchers';
import { findWatchState, resolveSoftware } from '@/lib/notifications/queries/watches';
import { WATCH_LIMIT, type WatchState, type WatchSubject } from '@/lib/notifications/types';

interface Watcher {
  readonly id: string;
}

/**
 * Begins to watch, in the caller's transaction; what is watched already stays so. Of a software entry that
 * became part of another, that one is watched. Fails with `not-found` (no such software) and `forbidden`
 * (`too-many-watches`); watches of one account begin one after another, so the limit is exact.
 */
export async function beginWatch(
  sql: Sql,
  watcher: Watcher,
  subject: WatchSubject,
  now: Date,
): Promise<Result<WatchState>> {
  const proven = await prove(sql, subject);
  if (!proven.ok) return proven;
  const state = await findWatchState(sql, watcher, subject);
  if (state.watching) return success(state);
  await sql.$executeRaw`SELECT 1 FROM "user" WHERE id = ${watcher.id} FOR NO KEY UPDATE`;
  const { portStart, portEnd, softwareId } = proven.value;
  const [{ count } = { count: 0 }] = await sql.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM watch WHERE user_id = ${watcher.id}`;
  // The same again, at the same time, must not fail because it is the last one allowed.
  if (count >= WATCH_LIMIT && !(await findWatchState(sql, watcher, subject)).watching)
    return failure('forbidden', { reason: 'too-many-watches', detail: { limit: WATCH_LIMIT } });
  await sql.$executeRaw`
    INSERT INTO watch (user_id, port_start, port_end, software_id, created_at)
    VALUES (${watcher.id}, ${portStart}, ${portEnd}, ${softwareId}, ${now})
    ON CONFLICT DO NOTHING`;
  return success({ ...state, watching: true });
}

/** Ends a watch, in the caller's transaction; where there was none, nothing changes. Fails with `not-found`. */
export async function endWatch(
  sql: Sql,
  watcher: Watcher,
  subject: WatchSubject,
): Promise<Result<WatchState>> {
  const proven = await prove(sql, subject);
  if (!proven.ok) return proven;
  const { portStart, portEnd, softwareId } = proven.value;
  await sql.$executeRaw`
    DELETE FROM watch WHERE user_id = ${watcher.id}
      AND (software_id = ${softwareId} OR (port_start = ${portStart} AND port_end = ${portEnd}))`;
  return success(await findWatchState(sql, watcher, subject));
}

interface Columns {
  readonly portStart: number | null;
  readonly portEnd: number | null;
  readonly softwareId: number | null;
}

async function prove(sql: Sql, subject: WatchSubject): Promise<Result<Columns>> {
  if (!('slug' in subject)) return success({ ...subject, softwareId: null });
  const softwareId = await resolveSoftware(sql, subject.slug);
  if (softwareId === null) return failure('not-found', { reason: 'no-such-software' });
  return success({ portStart: null, portEnd: null, softwareId });
}

/** Who watched an entry that became part of another watches that one. */
export async function followMerge(sql: Sql, { from, into }: Merge): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO watch (user_id, software_id, created_at)
    SELECT w.user_id, s.id, w.created_at FROM watch w JOIN software s ON s.slug = ${into}
    WHERE w.software_id = ${from}
    ON CONFLICT DO NOTHING`;
  await sql.$executeRaw`DELETE FROM watch WHERE software_id = ${from}`;
}

/** Marks what a person was told as read: those named, or all up to the newest that they saw. */
export async function markRead(
  sql: Sql,
  user: Watcher,
  which: { readonly ids: readonly number[] } | { readonly upTo: number },
  now: Date,
): Promise<void> {
  const ids = 'ids' in which ? [...which.ids] : null;
  const upTo = 'upTo' in which ? which.upTo : null;
  await sql.$executeRaw`
    UPDATE notification SET read_at = ${now}
    WHERE user_id = ${user.id} AND read_at IS NULL AND (id = ANY(${ids}::int[]) OR id <= ${upTo}::int)`;
}
