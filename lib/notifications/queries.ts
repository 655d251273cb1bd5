import { z } from 'zod';
import type { Actor } from '@/lib/auth/types';
import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import { db, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { resolveSlug } from '@/lib/software/commands';
import { findMine } from '@/lib/votes/queries';
import type { MailChoice } from './commands';
import { findReported, findReserved } from './queries-said';
import type { NotificationItem, NotificationsQuery, PortMine, WatchItem } from './schema';
import {
  type NotificationKind,
  type Span,
  spanSchema,
  UNREAD_COUNTED,
  WATCH_LIMIT,
  type WatchState,
  type WatchSubject,
} from './types';

/** The account whose notifications and watches are meant. */
export interface Owner {
  readonly id: string;
}

/** How many notifications an account has not read; beyond `UNREAD_COUNTED` they are counted as one more. */
export function countUnread(owner: Owner, tx: Tx = db()): Promise<number> {
  return tx.notification.count({
    where: { userId: owner.id, readAt: null },
    take: UNREAD_COUNTED + 1,
  });
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
  tx: Tx = db(),
): Promise<NotificationItem[]> {
  const rows = await tx.notification.findMany({
    ...which,
    include: {
      entry: {
        include: { actor: { select: { handle: true } }, edit: { include: EDIT_INCLUDE } },
      },
    },
  });
  const edits = await summaries(
    tx,
    rows.flatMap(({ entry }) => entry.edit ?? []),
  );
  const reports = await findReported(
    tx,
    rows.map(({ entry }) => entry),
  );
  const reserved = await findReserved(
    tx,
    rows.map(({ entry }) => entry),
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
      report: reports.get(entry.id) ?? null,
      reservation: reserved.get(entry.id) ?? null,
    };
  });
}

/** Whether an account watches this, and the narrowest wider range that covers it. */
export async function findWatchState(
  { id: userId }: Owner,
  subject: WatchSubject,
  tx: Tx = db(),
): Promise<WatchState> {
  if ('slug' in subject) {
    const software = await resolveSlug(tx, subject.slug);
    const watches =
      software === null ? 0 : await tx.watch.count({ where: { userId, softwareId: software.id } });
    return { watching: watches > 0, range: null };
  }
  const { portStart, portEnd } = subject;
  const found = await tx.watch.findMany({
    where: { userId, portStart: { lte: portStart }, portEnd: { gte: portEnd } },
    select: { portStart: true, portEnd: true },
  });
  const spans = z.array(spanSchema).parse(found).sort(byWidth);
  const own = (span: Span) => span.portStart === portStart && span.portEnd === portEnd;
  return { watching: spans.some(own), range: spans.find((span) => !own(span)) ?? null };
}

function byWidth(a: Span, b: Span): number {
  return a.portEnd - a.portStart - (b.portEnd - b.portStart) || a.portStart - b.portStart;
}

/** Watches that are shown and counted: not of an entry that is part of another. */
export const SHOWN = {
  OR: [{ softwareId: null }, { software: { state: 'active' } }],
} satisfies Prisma.WatchWhereInput;

/** What an account watches, the newest watch first. */
export async function listWatches(
  owner: Owner,
  query: { readonly cursor?: number | undefined; readonly limit: number },
): Promise<Page<WatchItem>> {
  const watches = await db().watch.findMany({
    where: {
      ...{ userId: owner.id, ...SHOWN },
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

/** What is the viewer's own on a port: votes, allowed actions, and whether they hear of it. */
export async function findPortMine(viewer: Actor, port: number, now: Date): Promise<PortMine> {
  const [mine, watches] = await Promise.all([
    findMine(viewer, port, now),
    findWatchState(viewer, { portStart: port, portEnd: port }),
  ]);
  return { ...mine, watch: watches.watching || watches.range !== null, watches };
}

/** A piece of software that one may want to watch, as a link on its page asked. */
export interface Wanted {
  readonly slug: string;
  readonly name: string;
  readonly watching: boolean;
}

/** All that the page of notifications shows. */
export async function loadNotifications(
  actor: Owner,
  { cursor, limit, software }: NotificationsQuery,
) {
  const [page, unread, watches, wanted] = await Promise.all([
    listNotifications(actor, { cursor, limit }),
    countUnread(actor),
    listWatches(actor, { limit: WATCH_LIMIT }),
    software === undefined ? null : findWanted(actor, software),
  ]);
  return { page, unread, watches: watches.items, wanted };
}

async function findWanted(actor: Owner, slug: string): Promise<Wanted | null> {
  const entry = await resolveSlug(db(), slug);
  if (entry === null) return null;
  const [{ name }, { watching }] = await Promise.all([
    db().software.findUniqueOrThrow({ where: { id: entry.id }, select: { name: true } }),
    findWatchState(actor, { slug }),
  ]);
  return { slug, name, watching };
}

/** What an account wants mailed. */
export async function findMailChoice(userId: string): Promise<MailChoice> {
  const { mailOwn, mailDigest } = await db().user.findUniqueOrThrow({
    where: { id: userId },
    select: { mailOwn: true, mailDigest: true },
  });
  return { own: mailOwn, digest: mailDigest };
}
