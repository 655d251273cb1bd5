import { z } from 'zod';
import { db, type Tx } from '@/lib/platform/db';
import type { Prisma, SubjectLock } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { rows } from '@/lib/platform/raw';
import { isInForce, type LockLevel, LOCK_SUBJECTS, type LockSubject } from './rules';
import type { LockListQuery, LockView } from './schema';

/** Something that can be locked, by its row. */
export interface SubjectRow {
  readonly type: LockSubject;
  readonly id: number;
}

/** Locks as everybody sees them, the oldest first. */
async function findViews(
  on: Tx,
  where: Prisma.SubjectLockWhereInput,
  newest?: { readonly take: number },
): Promise<LockView[]> {
  const locks = await on.subjectLock.findMany({
    where,
    orderBy: { id: newest === undefined ? 'asc' : 'desc' },
    ...newest,
  });
  if (locks.length === 0) return [];
  const names = await findNames(on, locks);
  const handles = await findHandles(on, locks);
  const by = (id: string | null) => (id === null ? null : (handles.get(id) ?? null));
  return locks.map((lock) => ({
    ...{ id: lock.id, level: lock.level as LockLevel, reason: lock.reason },
    subject: { type: lock.subjectType as LockSubject, id: names(lock) },
    by: by(lock.lockedById),
    since: lock.createdAt.toISOString(),
    until: lock.until?.toISOString() ?? null,
    lifted:
      lock.endedAt === null || lock.liftReason === null
        ? null
        : { at: lock.endedAt.toISOString(), by: by(lock.liftedById), reason: lock.liftReason },
  }));
}

type Named = Pick<SubjectLock, 'subjectType' | 'subjectId'>;

/**
 * How an address, a lock and the log call these: by the slug of an entry, `port/locale` of an article, a service's
 * name, else the number.
 */
export async function findNames(on: Tx, locks: readonly Named[]): Promise<(lock: Named) => string> {
  const ids = (type: LockSubject) =>
    locks.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
  const names = new Map<string, string>();
  const [software, articles, services] = [ids('software'), ids('article'), ids('service')];
  if (software.length > 0)
    for (const { id, slug } of await on.software.findMany({
      where: { id: { in: software } },
      select: { id: true, slug: true },
    }))
      names.set(`software ${id}`, slug);
  if (articles.length > 0)
    for (const { id, port, locale } of await on.article.findMany({
      where: { id: { in: articles } },
      select: { id: true, port: true, locale: true },
    }))
      names.set(`article ${id}`, `${port}/${locale}`);
  if (services.length > 0)
    for (const { id, serviceName } of await on.serviceProfile.findMany({
      where: { id: { in: services } },
      select: { id: true, serviceName: true },
    }))
      names.set(`service ${id}`, serviceName);
  return ({ subjectType, subjectId }) =>
    names.get(`${subjectType} ${subjectId}`) ?? String(subjectId);
}

/** The handles of those who locked and lifted, by account. */
async function findHandles(
  on: Tx,
  locks: readonly SubjectLock[],
): Promise<Map<string, string | null>> {
  const ids = locks.flatMap(({ lockedById, liftedById }) =>
    liftedById === null ? [lockedById] : [lockedById, liftedById],
  );
  const users = await on.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, handle: true },
  });
  return new Map(users.map(({ id, handle }) => [id, handle]));
}

/** The locks with these numbers as everybody sees them, the oldest first. */
export async function findLocks(on: Tx, ids: readonly number[]): Promise<LockView[]> {
  return ids.length === 0 ? [] : findViews(on, { id: { in: [...ids] } });
}

/**
 * The locks on these subjects that nobody has ended. One whose time has come is among them until the settling
 * round ends it, so that pages need no clock: they say until when. Whoever decides something asks `findInForce`.
 */
export async function findStanding(on: Tx, subjects: readonly SubjectRow[]): Promise<LockView[]> {
  if (subjects.length === 0) return [];
  const OR = LOCK_SUBJECTS.map((subjectType) => ({
    subjectType,
    subjectId: { in: subjects.filter(({ type }) => type === subjectType).map(({ id }) => id) },
  }));
  return findViews(on, { endedAt: null, OR });
}

/** The locks on these subjects that bind at this moment. */
export async function findInForce(
  on: Tx,
  subjects: readonly SubjectRow[],
  now: Date,
): Promise<LockView[]> {
  return (await findStanding(on, subjects)).filter((lock) => isInForce(lock, now));
}

/** The lock on one subject that binds at this moment; null for none. */
export async function findLockOn(subject: SubjectRow, now: Date): Promise<LockView | null> {
  const [lock = null] = await findInForce(db(), [subject], now);
  return lock;
}

/** The locks on the active reports and the articles of a port that nobody has ended. */
export async function findPortStanding(port: number): Promise<LockView[]> {
  const found = await rows(db(), z.object({ id: z.int() }))`
    SELECT l.id FROM report r JOIN subject_lock l
      ON l.subject_type = 'report' AND l.subject_id = r.id AND l.ended_at IS NULL
    WHERE r.state = 'active' AND int4range(r.port_start, r.port_end, '[]') @> ${port}::int
    UNION ALL
    SELECT l.id FROM article a JOIN subject_lock l
      ON l.subject_type = 'article' AND l.subject_id = a.id AND l.ended_at IS NULL
    WHERE a.port = ${port}`;
  return findLocks(
    db(),
    found.map(({ id }) => id),
  );
}

/** Those of them that bind at this moment. */
export async function findPortLocks(port: number, now: Date): Promise<LockView[]> {
  return (await findPortStanding(port)).filter((lock) => isInForce(lock, now));
}

/** Locks in force, newest first. The cursor is the number of the last lock of the page before. */
export async function listLocks(query: LockListQuery, now: Date): Promise<Page<LockView>> {
  const { cursor, limit, type } = query;
  const locks = await findViews(
    db(),
    {
      endedAt: null,
      OR: [{ until: null }, { until: { gt: now } }],
      ...(cursor === undefined ? {} : { id: { lt: cursor } }),
      ...(type === undefined ? {} : { subjectType: type }),
    },
    { take: limit + 1 },
  );
  return pageOf(locks, limit, ({ id }) => id);
}
