import { DAY } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { lockRow } from '@/lib/platform/row-lock';
import { resolveSlug } from '@/lib/software/commands';
import { findWatchState, type Owner, SHOWN } from './queries';
import type { Merge } from './queries-watchers';
import {
  type MailTopic,
  WATCH_KINDS,
  WATCH_LIMIT,
  type WatchState,
  type WatchSubject,
} from './types';

/**
 * Begins to watch, in the caller's transaction; what is watched already stays so. Of a software entry that
 * became part of another, that one is watched. Fails with `not-found` (no such software) and `forbidden`
 * (`too-many-watches`); watches of one account begin one after another, so the limit is exact.
 */
export async function beginWatch(
  tx: Tx,
  watcher: Owner,
  subject: WatchSubject,
  now: Date,
): Promise<Result<WatchState>> {
  const proven = await prove(tx, subject);
  if (!proven.ok) return proven;
  const state = await findWatchState(watcher, subject, tx);
  if (state.watching) return success(state);
  await lockRow(tx, 'user', watcher.id);
  const count = await tx.watch.count({ where: { userId: watcher.id, ...SHOWN } });
  // The same again, at the same time, must not fail because it is the last one allowed.
  if (count >= WATCH_LIMIT && !(await findWatchState(watcher, subject, tx)).watching)
    return failure('forbidden', { reason: 'too-many-watches', detail: { limit: WATCH_LIMIT } });
  await tx.watch.createMany({
    data: { ...proven.value, userId: watcher.id, createdAt: now },
    skipDuplicates: true,
  });
  return success({ ...state, watching: true });
}

/** Ends a watch, in the caller's transaction; where there was none, nothing changes. Fails with `not-found`. */
export async function endWatch(
  tx: Tx,
  watcher: Owner,
  subject: WatchSubject,
): Promise<Result<WatchState>> {
  const proven = await prove(tx, subject);
  if (!proven.ok) return proven;
  const { softwareId, ...ports } = proven.value;
  const which =
    softwareId === null ? ports : { softwareId: { in: await withParts(tx, softwareId) } };
  await tx.watch.deleteMany({ where: { ...which, userId: watcher.id } });
  return success(await findWatchState(watcher, subject, tx));
}

/** An entry and all that became part of it: who does not watch it does not watch these. */
async function withParts(tx: Tx, id: number): Promise<number[]> {
  const all = [id];
  for (let added = [id]; added.length > 0; all.push(...added)) {
    const where = { mergedIntoId: { in: added } };
    added = (await tx.software.findMany({ where, select: { id: true } })).map((part) => part.id);
  }
  return all;
}

/** A subject as the row of a watch says it: what it is not is null. */
interface Columns {
  readonly portStart: number | null;
  readonly portEnd: number | null;
  readonly softwareId: number | null;
}

async function prove(tx: Tx, subject: WatchSubject): Promise<Result<Columns>> {
  if (!('slug' in subject)) return success({ ...subject, softwareId: null });
  const software = await resolveSlug(tx, subject.slug);
  if (software === null) return failure('not-found', { reason: 'no-such-software' });
  return success({ portStart: null, portEnd: null, softwareId: software.id });
}

/**
 * Who watched an entry that became part of another watches that one, and the first again, should that be undone: until
 * then there is no news of it, and no list shows it (`SHOWN`).
 */
export async function followMerge(tx: Tx, { from, into }: Merge): Promise<void> {
  const { id: softwareId } = await tx.software.findUniqueOrThrow({
    where: { slug: into },
    select: { id: true },
  });
  const watches = await tx.watch.findMany({
    where: { softwareId: from },
    select: { userId: true, createdAt: true },
  });
  await tx.watch.createMany({
    data: watches.map((watch) => ({ ...watch, softwareId })),
    skipDuplicates: true,
  });
}

/** Marks what a person was told as read: those named, or all up to the newest that they saw. */
export async function markRead(
  user: Owner,
  which: { readonly ids: readonly number[] } | { readonly upTo: number },
  now: Date,
  tx: Tx = db(),
): Promise<void> {
  const id = 'ids' in which ? { in: [...which.ids] } : { lte: which.upTo };
  await tx.notification.updateMany({
    where: { id, userId: user.id, readAt: null },
    data: { readAt: now },
  });
}

/** What an account wants mailed: what becomes of its own edits at once, what it watches once a day. */
export type MailChoice = Readonly<Record<MailTopic, boolean>>;

/** Sets what is mailed; a part that is left out stays. What waited for a digest that is wanted no more is not mailed later. */
export async function setMailChoice(
  userId: string,
  { own, digest }: Partial<MailChoice>,
  tx: Tx = db(),
): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, email: { not: null } },
    data: { mailOwn: own, mailDigest: digest },
  });
  if (digest !== false) return;
  await tx.notification.updateMany({
    where: { userId, mailDueAt: { not: null }, kind: { in: [...WATCH_KINDS] } },
    data: { mailDueAt: null },
  });
}

/** Read notifications are cleared away after this; what they were about stays in the log. */
const READ_KEPT_DAYS = 365;

/** Clears away what was read long ago. */
export async function sweepNotifications(now: Date): Promise<void> {
  const before = new Date(now.getTime() - READ_KEPT_DAYS * DAY);
  await db().notification.deleteMany({ where: { readAt: { lt: before } } });
}
