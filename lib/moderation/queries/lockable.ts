import { parseArticleId } from '@/lib/articles/article-id';
import { othersModerate } from '@/lib/edits/commands/facts';
import type { Viewer } from '@/lib/edits/policy';
import { subjectsOfEdit } from '@/lib/edits/queries/touched';
import { WAITING_STATES } from '@/lib/edits/types';
import { findInForce, type SubjectRow } from '@/lib/locks/queries';
import { type LockSubject, strictest } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import { db, type Tx } from '@/lib/platform/db';
import { rowNumberText } from '@/lib/platform/row-number';
import { type Sql, sql } from '@/lib/platform/sql';
import { lockDenial, type LockDenial, type LockParty } from '../rules';

/** Something that can be locked. */
export interface Lockable extends SubjectRow {
  readonly ports: { readonly start: number; readonly end: number } | null;
  /** Who reported a report. */
  readonly authorId: string | null;
}

interface Row {
  readonly id: number;
  readonly start: number;
  readonly end: number;
  readonly authorId: string | null;
}

/** What a report's number, an entry's slug or an article's `port/locale` means; null where there is no such thing. */
export async function findLockable(
  on: Sql,
  type: LockSubject,
  id: string,
): Promise<Lockable | null> {
  if (type === 'software') {
    const [row] = await on.$queryRaw<{ id: number }[]>`SELECT id FROM software WHERE slug = ${id}`;
    return row === undefined ? null : { type, id: row.id, ports: null, authorId: null };
  }
  const [row] = type === 'report' ? await reportRows(on, id) : await articleRows(on, id);
  if (row === undefined) return null;
  const { start, end, authorId } = row;
  return { type, id: row.id, ports: { start, end }, authorId };
}

async function reportRows(on: Sql, id: string): Promise<Row[]> {
  const number = rowNumberText.safeParse(id);
  if (!number.success) return [];
  return on.$queryRaw<Row[]>`
    SELECT id, port_start AS start, port_end AS "end", author_id AS "authorId" FROM report WHERE id = ${number.data}`;
}

async function articleRows(on: Sql, id: string): Promise<Row[]> {
  const place = parseArticleId(id);
  if (place === null) return [];
  const { port, locale } = place;
  return on.$queryRaw<Row[]>`
    SELECT id, port AS start, port AS "end", NULL AS "authorId" FROM article WHERE port = ${port} AND locale = ${locale}`;
}

/** What ties an account to something that it wants to lock. */
export async function findLockParty(
  tx: Tx,
  actor: Viewer,
  subject: Lockable,
  now: Date,
): Promise<LockParty> {
  return {
    ownReport: subject.authorId === actor.id,
    ownEdit: await hasOpenEditOn(tx, actor, subject),
    soleModerator: !(await othersModerate(tx, [actor.id], now)),
  };
}

async function hasOpenEditOn(tx: Tx, actor: Viewer, subject: Lockable): Promise<boolean> {
  const waiting = await tx.edit.findMany({
    where: {
      state: { in: [...WAITING_STATES] },
      OR: [{ authorId: actor.id }, { takenOverById: actor.id }],
    },
  });
  for (const edit of waiting) {
    const touched = await subjectsOfEdit(tx, edit);
    if (touched.some(({ type, id }) => type === subject.type && id === subject.id)) return true;
  }
  return false;
}

/** The lock in force on what a report's number, an entry's slug or an article's `port/locale` means. */
export async function findLockNamed(
  type: LockSubject,
  id: string,
  now: Date,
): Promise<LockView | null> {
  const subject = await findLockable(sql(), type, id);
  return subject === null ? null : strictest(await findInForce(sql(), [subject], now));
}

/** Something as those see it who may have to lock it. */
export interface ModeratedSubject {
  /** The lock in force. */
  readonly lock: LockView | null;
  /** Why this viewer may not lock it; null: they may. */
  readonly denial: LockDenial | null;
}

/** The same for a moderator; null where there is no such thing. */
export async function findModeratedSubject(
  type: LockSubject,
  id: string,
  viewer: Viewer,
  now: Date,
): Promise<ModeratedSubject | null> {
  const subject = await findLockable(sql(), type, id);
  if (subject === null) return null;
  return {
    lock: strictest(await findInForce(sql(), [subject], now)),
    denial: lockDenial(viewer, await findLockParty(db(), viewer, subject, now)),
  };
}
