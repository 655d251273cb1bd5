import { db } from '@/lib/platform/db';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { type Sql, sql } from '@/lib/platform/sql';
import { isInForce, type LockSubject } from './rules';
import type { LockListQuery, LockView } from './schema';

/** Something that can be locked, by its row. */
export interface SubjectRow {
  readonly type: LockSubject;
  readonly id: number;
}

interface LockRow {
  readonly id: number;
  readonly type: LockSubject;
  readonly named: string;
  readonly level: LockView['level'];
  readonly reason: string;
  readonly by: string | null;
  readonly since: Date;
  readonly until: Date | null;
  readonly endedAt: Date | null;
  readonly lifter: string | null;
  readonly liftReason: string | null;
}

/** The locks with these numbers as everybody sees them, in the order of the numbers. */
export async function findLocks(on: Sql, ids: readonly number[]): Promise<LockView[]> {
  if (ids.length === 0) return [];
  const rows = await on.$queryRaw<LockRow[]>`
    SELECT l.id, l.subject_type AS type, coalesce(s.slug, a.port || '/' || a.locale, l.subject_id::text) AS named,
      l.level, l.reason, u.handle::text AS by, l.created_at AS since, l.until, l.ended_at AS "endedAt",
      lifter.handle::text AS lifter, l.lift_reason AS "liftReason"
    FROM subject_lock l
    JOIN "user" u ON u.id = l.locked_by_id
    LEFT JOIN "user" lifter ON lifter.id = l.lifted_by_id
    LEFT JOIN software s ON l.subject_type = 'software' AND s.id = l.subject_id
    LEFT JOIN article a ON l.subject_type = 'article' AND a.id = l.subject_id
    WHERE l.id = ANY(${[...ids]})`;
  const views = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

function viewOf(row: LockRow): LockView {
  const { id, type, named, level, reason, by, since, until, endedAt, lifter, liftReason } = row;
  return {
    ...{ id, level, reason, by },
    subject: { type, id: named },
    since: since.toISOString(),
    until: until?.toISOString() ?? null,
    lifted:
      endedAt === null || liftReason === null
        ? null
        : { at: endedAt.toISOString(), by: lifter, reason: liftReason },
  };
}

/**
 * The locks on these subjects that nobody has ended. One whose time has come is among them until the settling
 * round ends it, so that pages need no clock: they say until when. Whoever decides something asks `findInForce`.
 */
export async function findStanding(on: Sql, subjects: readonly SubjectRow[]): Promise<LockView[]> {
  if (subjects.length === 0) return [];
  const [types, ids] = [subjects.map(({ type }) => type), subjects.map(({ id }) => id)];
  const standing = await on.$queryRaw<{ id: number }[]>`
    SELECT id FROM subject_lock
    WHERE ended_at IS NULL AND (subject_type, subject_id) IN (SELECT * FROM unnest(${types}::text[], ${ids}::int[]))
    ORDER BY id`;
  return findLocks(
    on,
    standing.map(({ id }) => id),
  );
}

/** The locks on these subjects that bind at this moment. */
export async function findInForce(
  on: Sql,
  subjects: readonly SubjectRow[],
  now: Date,
): Promise<LockView[]> {
  return (await findStanding(on, subjects)).filter((lock) => isInForce(lock, now));
}

/** The locks on the active reports and the articles of a port that nobody has ended. */
export async function findPortStanding(port: number): Promise<LockView[]> {
  const subjects = await sql().$queryRaw<SubjectRow[]>`
    SELECT 'report' AS type, id FROM report WHERE state = 'active' AND port_start <= ${port} AND port_end >= ${port}
    UNION ALL SELECT 'article', id FROM article WHERE port = ${port}`;
  return findStanding(sql(), subjects);
}

/** Those of them that bind at this moment. */
export async function findPortLocks(port: number, now: Date): Promise<LockView[]> {
  return (await findPortStanding(port)).filter((lock) => isInForce(lock, now));
}

/** Locks in force, newest first. The cursor is the number of the last lock of the page before. */
export async function listLocks(query: LockListQuery, now: Date): Promise<Page<LockView>> {
  const { cursor, limit, type } = query;
  const rows = await db().subjectLock.findMany({
    where: {
      endedAt: null,
      OR: [{ until: null }, { until: { gt: now } }],
      ...(cursor === undefined ? {} : { id: { lt: cursor } }),
      ...(type === undefined ? {} : { subjectType: type }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  return pageOf(await findLocks(sql(), ids), limit, ({ id }) => id);
}
