import { z } from 'zod';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { DAY } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { type Mail, sendMail } from '@/lib/platform/mail';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';
import { digestLetter, noticeLetter } from './letters';
import { findNotifications } from './queries';
import { cutOffAt, isCertainlyUndelivered, isServerAway, retryAt } from './rules/mail-retry';
import type { NotificationItem } from './schema';
import { NOTIFICATION_KINDS, WATCH_KINDS } from './types';

/** Letters of one round; the next comes within seconds. */
const MOST_AT_ONCE = 100;
/** Of a digest; the page has the rest. */
const DIGEST_ITEMS = 20;

/**
 * Mails what is due: what concerns one's own edits and account at once, what one watches gathered once a day.
 * Whatever is mailed is claimed before, in a transaction of its own, so that rounds at the same time send
 * nothing twice. The claim runs out: an attempt that was cut off is made again, and the letter says that it
 * may have come before. Answers how many letters went out.
 */
export async function mailDue(now: Date): Promise<number> {
  let sent = 0;
  for (const next of [mailNext, mailNextDigest]) {
    for (let tried = 0; tried < MOST_AT_ONCE; tried += 1) {
      const outcome = await next(now);
      // A server that is away is not called for every letter that waits.
      if (outcome === 'nothing' || outcome === 'server-away') break;
      if (outcome === 'sent') sent += 1;
    }
  }
  return sent;
}

type Outcome = 'sent' | 'not-sent' | 'server-away' | 'nothing';

const Claimed = z.object({
  ...{ id: z.int(), userId: z.string(), kind: z.enum(NOTIFICATION_KINDS), tries: z.int() },
  ...{ since: z.date(), again: z.boolean() },
  ...{ email: z.string().nullable(), language: z.string(), wanted: z.boolean() },
});

/** The next letter about an edit of one's own, or one's account. */
async function mailNext(now: Date): Promise<Outcome> {
  const claimed = await inTransaction((tx) => claimNotice(tx, now));
  if (claimed === null) return 'nothing';
  const { id, email, language, wanted, item } = claimed;
  if (email === null || !wanted || item === undefined) {
    await end(db(), [id], DONE);
    return 'not-sent';
  }
  const letter = await noticeLetter({ ...claimed, item, locale: localeOf(language) });
  return deliver({ to: email, ...letter }, claimed, now, (ending) => end(db(), [id], ending));
}

/** Claims a letter and reads what it is to say: where that fails it stays due. */
async function claimNotice(tx: Tx, now: Date) {
  const [claimed] = await rows(tx, Claimed)`
    UPDATE notification n
    SET mail_due_at = ${cutOffAt(now)}, mail_begun_at = ${now}, mail_tries = n.mail_tries + 1
    FROM "user" u,
      (SELECT id, mail_begun_at FROM notification
        WHERE mail_due_at <= ${now} AND kind <> ALL(${[...WATCH_KINDS]})
        ORDER BY mail_due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) next
    WHERE u.id = n.user_id AND n.id = next.id
    RETURNING n.id, n.user_id AS "userId", n.kind, n.mail_tries AS tries, n.created_at AS since,
      next.mail_begun_at IS NOT NULL AS again, u.email, u.locale AS language,
      (u.mail_own OR n.kind NOT LIKE 'own-%') AS wanted`;
  if (claimed === undefined) return null;
  const [item] = await findNotifications({ where: { id: claimed.id } }, tx);
  return { ...claimed, item };
}

const DigestReader = z.object({ userId: z.string(), email: z.string(), language: z.string() });

interface ClaimedDigest extends z.infer<typeof DigestReader>, Attempt {
  readonly ids: readonly number[];
  /** The newest of them. */
  readonly items: readonly NotificationItem[];
}

/** The next digest of what somebody watches. */
async function mailNextDigest(now: Date): Promise<Outcome> {
  const claimed = await inTransaction((tx) => claimDigest(tx, now));
  if (claimed === null) return 'nothing';
  const { userId, email, language, ids, items, again } = claimed;
  const letter = await digestLetter({
    ...{ userId, items, again, count: ids.length },
    locale: localeOf(language),
  });
  return deliver({ to: email, ...letter }, claimed, now, (ending) =>
    inTransaction(async (tx) => {
      await end(tx, ids, ending);
      if (ending.due !== null)
        await tx.user.updateMany({ where: { id: userId }, data: { digestAt: null } });
    }),
  );
}

/** Takes all that one account is to be mailed of; what was read meanwhile is not mailed any more. */
async function claimDigest(tx: Tx, now: Date): Promise<ClaimedDigest | null> {
  const before = new Date(now.getTime() - DAY);
  const kinds = [...WATCH_KINDS];
  const [user] = await rows(tx, DigestReader)`
    SELECT u.id AS "userId", u.email, u.locale AS language FROM "user" u
    WHERE u.mail_digest AND u.email IS NOT NULL AND (u.digest_at IS NULL OR u.digest_at <= ${before})
      AND u.id IN (SELECT user_id FROM notification
        WHERE mail_due_at <= ${now} AND read_at IS NULL AND kind = ANY(${kinds}))
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  if (user === undefined) return null;
  const where = { userId: user.userId, mailDueAt: { lte: now }, kind: { in: kinds } };
  const due = await tx.notification.findMany({
    where,
    select: { id: true, mailTries: true, readAt: true, createdAt: true, mailBegunAt: true },
  });
  const unread = due.filter(({ readAt }) => readAt === null);
  const read = due.filter(({ readAt }) => readAt !== null);
  await end(
    tx,
    read.map(({ id }) => id),
    DONE,
  );
  // All of it was read in this very moment.
  if (unread.length === 0) return null;
  const ids = unread.map(({ id }) => id);
  await tx.notification.updateMany({
    where: { id: { in: ids } },
    data: { mailDueAt: cutOffAt(now), mailBegunAt: now, mailTries: { increment: 1 } },
  });
  await tx.user.updateMany({ where: { id: user.userId }, data: { digestAt: now } });
  const newest = {
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    take: DIGEST_ITEMS,
  } as const;
  return {
    ...{ ...user, ids, items: await findNotifications(newest, tx) },
    tries: Math.max(...unread.map(({ mailTries }) => mailTries)) + 1,
    since: unread.reduce(
      (newest, { createdAt }) => (createdAt > newest ? createdAt : newest),
      new Date(0),
    ),
    again: unread.some(({ mailBegunAt }) => mailBegunAt !== null),
  };
}

interface Attempt {
  readonly tries: number;
  readonly since: Date;
  /** An attempt before this one may have delivered the letter. */
  readonly again: boolean;
}

interface Ending {
  /** When it is tried again; null: it was delivered, or never will be. */
  readonly due: Date | null;
  /** Nobody knows whether it was delivered. */
  readonly doubtful: boolean;
}

const DONE: Ending = { due: null, doubtful: false };

/** Sends, and notes how that ended. What was not delivered goes again later. */
async function deliver(
  mail: Mail,
  { tries, since, again }: Attempt,
  now: Date,
  note: (ending: Ending) => Promise<void>,
): Promise<Outcome> {
  try {
    await sendMail(mail);
  } catch (error) {
    const due = retryAt(tries, since, now);
    log.error(due === null ? 'notification-given-up' : 'notification-not-mailed', error);
    await note({ due, doubtful: again || !isCertainlyUndelivered(error) });
    return isServerAway(error) ? 'server-away' : 'not-sent';
  }
  await note(DONE);
  return 'sent';
}

async function end(tx: Tx, ids: readonly number[], { due, doubtful }: Ending): Promise<void> {
  await tx.notification.updateMany({
    where: { id: { in: [...ids] } },
    data: { mailDueAt: due, ...(!doubtful && { mailBegunAt: null }) },
  });
}

function localeOf(language: string): Locale {
  return isLocale(language) ? language : DEFAULT_LOCALE;
}
