import { parseArticleId } from '@/lib/articles/routes';
import { othersModerate } from '@/lib/edits/queries/edit-facts';
import type { Viewer } from '@/lib/edits/policy';
import { lookAhead } from '@/lib/edits/queries/plan';
import { subjectsOfEdit } from '@/lib/edits/queries/touched';
import { findContested, findUndone } from '@/lib/edits/queries/undone';
import { WAITING_STATES } from '@/lib/edits/types';
import { findInForce, type SubjectRow } from '@/lib/locks/queries';
import { type LockSubject, strictest } from '@/lib/locks/rules';
import type { LockView } from '@/lib/locks/schema';
import { db, type Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { rowNumberText } from '@/lib/platform/row-number';
import { isOwnReport } from '@/lib/votes/queries-claim';
import { lockDenial, type LockDenial, type LockParty } from '../rules';

/** Something that can be locked. */
export interface Lockable extends SubjectRow {
  readonly ports: { readonly start: number; readonly end: number } | null;
  /** Who reported a report. */
  readonly authorId: string | null;
}

/** What a report's number, an entry's slug, an article's `port/locale` or a service's name means; null where there is no such thing. */
export async function findLockable(
  on: Tx,
  type: LockSubject,
  id: string,
): Promise<Lockable | null> {
  if (type === 'software') {
    const entry = await on.software.findUnique({ where: { slug: id }, select: { id: true } });
    return entry === null ? null : { type, id: entry.id, ports: null, authorId: null };
  }
  if (type === 'service') {
    const where = { serviceName: id };
    const profile = await on.serviceProfile.findUnique({ where, select: { id: true } });
    return profile === null ? null : { type, id: profile.id, ports: null, authorId: null };
  }
  return type === 'report' ? findReport(on, id) : findArticle(on, id);
}

async function findReport(on: Tx, id: string): Promise<Lockable | null> {
  const number = rowNumberText.safeParse(id);
  if (!number.success) return null;
  const report = await on.report.findUnique({
    where: { id: number.data },
    select: { id: true, portStart: true, portEnd: true, authorId: true },
  });
  if (report === null) return null;
  const { portStart: start, portEnd: end, authorId } = report;
  return { type: 'report', id: report.id, ports: { start, end }, authorId };
}

async function findArticle(on: Tx, id: string): Promise<Lockable | null> {
  const place = parseArticleId(id);
  if (place === null) return null;
  const article = await on.article.findFirst({ where: place, select: { id: true } });
  if (article === null) return null;
  const ports = { start: place.port, end: place.port };
  return { type: 'article', id: article.id, ports, authorId: null };
}

/** What ties an account to something that it wants to lock. */
export async function findLockParty(
  tx: Tx,
  actor: Viewer,
  subject: Lockable,
  now: Date,
): Promise<LockParty> {
  return {
    ownReport: subject.type === 'report' && (await isOwnReport(tx, actor, subject.id)),
    ownEdit: await hasOpenEditOn(tx, actor, subject, now),
    soleModerator: !(await othersModerate(tx, [actor.id], now)),
  };
}

/** Whether an edit is about words of theirs. */
async function hasWordsIn(tx: Tx, { id }: Viewer, edit: Edit, now: Date): Promise<boolean> {
  const ahead = lookAhead(tx, edit, now);
  if ((await findUndone(tx, edit, ahead)).includes(id)) return true;
  return (await findContested(tx, edit, ahead)).includes(id);
}

async function hasOpenEditOn(
  tx: Tx,
  actor: Viewer,
  subject: Lockable,
  now: Date,
): Promise<boolean> {
  const about = { subjectType: subject.type, subjectId: subject.id };
  const waiting = await tx.edit.findMany({
    where: {
      state: { in: [...WAITING_STATES] },
      OR: [
        ...[{ authorId: actor.id }, { takenOverById: actor.id }],
        ...[about, { reverts: { revisions: { some: about } } }],
      ],
    },
  });
  for (const edit of waiting) {
    const isTheirs = edit.authorId === actor.id || edit.takenOverById === actor.id;
    // An edit of somebody else's that takes away, brings back or changes what they wrote is their dispute too.
    if (!isTheirs && !(await hasWordsIn(tx, actor, edit, now))) continue;
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
  const subject = await findLockable(db(), type, id);
  return subject === null ? null : strictest(await findInForce(db(), [subject], now));
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
  const subject = await findLockable(db(), type, id);
  if (subject === null) return null;
  return {
    lock: strictest(await findInForce(db(), [subject], now)),
    denial: lockDenial(viewer, await findLockParty(db(), viewer, subject, now)),
  };
}
