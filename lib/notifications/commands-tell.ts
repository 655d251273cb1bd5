import { z } from 'zod';
import type { LogAction } from '@/lib/audit/types';
import { setAside } from '@/lib/jobs/commands';
import { inTransaction, type Tx } from '@/lib/platform/db';
import type { LogEntry } from '@/lib/platform/generated/prisma/client';
import { rows } from '@/lib/platform/raw';
import { followMerge } from './commands';
import {
  findTakingPart,
  findTouched,
  findWatchers,
  findWatchersOfRelease,
} from './queries-watchers';
import { kindForAccount, kindForAuthor, kindForReservation } from './rules/matching';
import { ACCOUNT_KINDS, type NotificationKind, OWN_KINDS, PORTS_NAMED } from './types';

/** Entries of one round; the next comes within seconds. */
const MOST_AT_ONCE = 1000;

/**
 * Tells whom it concerns of what the log has taken down since, each entry in a transaction of its own that
 * also takes it off the list: told once, however many rounds run at the same time and wherever one is killed.
 * No writer waits for it. One that fails is put aside and holds up no other. Answers how many.
 */
export async function tellUntold(now: Date): Promise<number> {
  let told = 0;
  for (let tried = 0; tried < MOST_AT_ONCE; tried += 1) {
    let taken: number | null = null;
    try {
      await inTransaction(async (tx) => {
        taken = await takeUntold(tx, now);
        if (taken !== null) await tell(tx, taken, now);
      });
      if (taken === null) return told;
      told += 1;
    } catch (error) {
      if (taken === null) throw error;
      await setAside('telling', String(taken), error, now);
    }
  }
  return told;
}

const Taken = z.object({ id: z.int() });

/** The oldest entry that no other round has in hand and that is not aside; once it is told it is aside no more. */
async function takeUntold(tx: Tx, now: Date): Promise<number | null> {
  const [row] = await rows(tx, Taken)`
    WITH taken AS (
      DELETE FROM untold_entry WHERE entry_id = (
        SELECT entry_id FROM untold_entry WHERE NOT EXISTS (
          SELECT FROM set_aside a WHERE a.job = 'telling' AND a.item = entry_id::text
            AND (a.next_at IS NULL OR a.next_at > ${now}))
        ORDER BY entry_id LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING entry_id AS id),
    told AS (DELETE FROM set_aside USING taken WHERE job = 'telling' AND item = taken.id::text)
    SELECT id FROM taken`;
  return row?.id ?? null;
}

async function tell(tx: Tx, id: number, now: Date): Promise<void> {
  const entry = await tx.logEntry.findUnique({ where: { id } });
  if (entry === null) return;
  const action = entry.action as LogAction;
  if (entry.subjectType === 'user') {
    const kind = kindForAccount(action, entry.data as { readonly verdict?: unknown });
    if (kind !== null) await notify(tx, entry, kind, [{ userId: entry.subjectId }], now);
    return;
  }
  if (entry.subjectType === 'release') {
    const watchers = await findWatchersOfRelease(tx, entry.subjectId);
    await notify(tx, entry, 'release', watchers, now);
    return;
  }
  if (action === 'report.regraded') {
    await tellOfOfficial(tx, entry, now);
    return;
  }
  const reserved = kindForReservation(action);
  if (reserved !== null) {
    await tellOfReservation(tx, entry, reserved, now);
    return;
  }
  if (entry.editId !== null) await tellOfEdit(tx, entry, { id: entry.editId, action }, now);
}

/** Authors first: who watches what they write is told once, as the author. */
async function tellOfEdit(
  tx: Tx,
  entry: Entry,
  { id: editId, action }: { readonly id: number; readonly action: LogAction },
  now: Date,
): Promise<void> {
  const kind = kindForAuthor(action);
  if (kind !== null) {
    const { authorId, takenOverById, batchId } = await tx.edit.findUniqueOrThrow({
      where: { id: editId },
      select: { authorId: true, takenOverById: true, batchId: true },
    });
    const authors = [authorId, ...(takenOverById === null ? [] : [takenOverById])];
    await notify(
      tx,
      entry,
      kind,
      authors.map((userId) => ({ userId })),
      now,
      // Of hundreds that came in at once nobody wants a letter each.
      batchId === null,
    );
  }
  if (action === 'edit.commented')
    await notify(tx, entry, 'thread-commented', await findTakingPart(tx, editId), now);
  if (action !== 'edit.applied') return;
  const touched = await findTouched(tx, editId);
  await notify(tx, entry, touched.kind, await findWatchers(tx, touched), now);
  if (touched.merge !== null) await followMerge(tx, touched.merge);
}

/** A report that a release made official: its author first, then who watches its ports or its software. */
async function tellOfOfficial(tx: Tx, entry: LogEntry, now: Date): Promise<void> {
  const report = await tx.report.findUnique({
    where: { id: Number(entry.subjectId) },
    select: {
      ...{ authorId: true, portStart: true, portEnd: true },
      software: { select: { slug: true } },
    },
  });
  if (report === null) return;
  const { authorId, software, ...span } = report;
  await notify(tx, entry, 'own-official', [{ userId: authorId }], now);
  const touched = { spans: [span], software: [software.slug] };
  await notify(tx, entry, 'official', await findWatchers(tx, touched), now);
}

/** Who watches the port of a reservation. */
async function tellOfReservation(
  tx: Tx,
  entry: LogEntry,
  kind: NotificationKind,
  now: Date,
): Promise<void> {
  const { portStart, portEnd } = entry;
  if (portStart === null || portEnd === null) return;
  const touched = { spans: [{ portStart, portEnd }], software: [] };
  await notify(tx, entry, kind, await findWatchers(tx, touched), now);
}

/** What a notification keeps of the log's entry. */
type Entry = Pick<LogEntry, 'id' | 'actorId'>;

interface Recipient {
  readonly userId: string;
  /** Of a release: the watched ports that it changed, ascending. */
  readonly ports?: readonly number[];
}

/** The actor is never told of their own act; nobody is told twice of one entry. */
async function notify(
  tx: Tx,
  { id, actorId }: Entry,
  kind: NotificationKind,
  recipients: readonly Recipient[],
  now: Date,
  byMail = true,
): Promise<void> {
  if (recipients.length === 0) return;
  const told = await tx.user.findMany({
    where: {
      id: { in: recipients.map(({ userId }) => userId), ...(actorId && { not: actorId }) },
      ...{ email: { not: null }, system: false },
    },
    orderBy: { id: 'asc' },
    select: { id: true, mailOwn: true, mailDigest: true },
  });
  const portsOf = new Map(recipients.map(({ userId, ports = [] }) => [userId, ports]));
  await tx.notification.createMany({
    data: told.map(({ id: userId, ...wants }) => {
      const ports = portsOf.get(userId) ?? [];
      return {
        ...{ userId, entryId: id, kind, ports: ports.slice(0, PORTS_NAMED) },
        ...{ portCount: ports.length, createdAt: now },
        mailDueAt: byMail && isMailed(kind, wants) ? now : null,
      };
    }),
    skipDuplicates: true,
  });
}

/** What is decided about an account is always mailed, the rest as its owner wants. */
function isMailed(
  kind: NotificationKind,
  { mailOwn, mailDigest }: { readonly mailOwn: boolean; readonly mailDigest: boolean },
): boolean {
  if (isOneOf(ACCOUNT_KINDS, kind)) return true;
  return isOneOf(OWN_KINDS, kind) ? mailOwn : mailDigest;
}

function isOneOf(kinds: readonly NotificationKind[], kind: NotificationKind): boolean {
  return kinds.includes(kind);
}
