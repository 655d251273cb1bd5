import { z } from 'zod';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { DAY } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { type Mail, sendMail } from '@/lib/platform/mail';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { rows } from '@/lib/platform/raw';
import { digestLetter, noticeLetter } from './letters';
import { findNotifications } from './queries';
import { mayBeSentAgain, retryAt } from './rules/mail-retry';
import type { NotificationItem } from './schema';
import { NOTIFICATION_KINDS, WATCH_KINDS } from './types';

/** Letters of one round; the next comes within seconds. */
const MOST_AT_ONCE = 100;
/** Of a digest; the page has the rest. */
const DIGEST_ITEMS = 20;

/**
 * Mails what is due: what concerns one's own edits and account at once, what one watches gathered once a day.
 * Whatever is mailed was claimed before, in a transaction of its own: rounds at the same time send nothing
 * twice, and a killed one loses its letter rather than to send it again. Answers how many letters went out.
 */
export async function mailDue(now: Date): Promise<number> {
  let sent = 0;
  for (const next of [mailNext, mailNextDigest]) {
    for (let tried = 0; tried < MOST_AT_ONCE; tried += 1) {
      const outcome = await next(now);
      if (outcome === 'nothing') break;
      if (outcome === 'sent') sent += 1;
    }
  }
  return sent;
}

type Outcome = 'sent' | 'not-sent' | 'nothing';

const Claimed = z.object({
  ...{ id: z.int(), userId: z.string(), kind: z.enum(NOTIFICATION_KINDS), tries: z.int() },
  ...{ email: z.string().nullable(), language: z.string(), wanted: z.boolean() },
});

/** The next letter about an edit of one's own, or one's account. */
async function mailNext(now: Date): Promise<Outcome> {
  const claimed = await inTransaction((tx) => claimNotice(tx, now));
  if (claimed === null) return 'nothing';
  const { id, email, language, wanted, tries, item } = claimed;
  if (email === null || !wanted || item === undefined) return 'not-sent';
  const letter = await noticeLetter({ ...claimed, item, locale: localeOf(language) });
  return deliver({ to: email, ...letter }, async () => {
    await giveBack(db(), [id], tries, now);
  });
}

/** Claims a letter and reads what it is to say: where that fails it stays due. */
async function claimNotice(tx: Tx, now: Date) {
  const [claimed] = await rows(tx, Claimed)`
    UPDATE notification n SET mail_due_at = NULL, mail_tries = n.mail_tries + 1
    FROM "user" u
    WHERE u.id = n.user_id AND n.id = (
      SELECT id FROM notification WHERE mail_due_at <= ${now} AND kind <> ALL(${[...WATCH_KINDS]})
      ORDER BY mail_due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING n.id, n.user_id AS "userId", n.kind, n.mail_tries AS tries, u.email, u.locale AS language,
      (u.mail_own OR n.kind NOT LIKE 'own-%') AS wanted`;
  if (claimed === undefined) return null;
  const [item] = await findNotifications({ where: { id: claimed.id } }, tx);
  return { ...claimed, item };
}

const DigestReader = z.object({ userId: z.string(), email: z.string(), language: z.string() });

interface ClaimedDigest extends z.infer<typeof DigestReader> {
  readonly ids: readonly number[];
  /** The newest of them. */
  readonly items: readonly NotificationItem[];
  readonly tries: number;
}

/** The next digest of what somebody watches. */
async function mailNextDigest(now: Date): Promise<Outcome> {
  const claimed = await inTransaction((tx) => claimDigest(tx, now));
  if (claimed === null) return 'nothing';
  const { userId, email, language, ids, items, tries } = claimed;
  const letter = await digestLetter({
    ...{ userId, items, count: ids.length },
    locale: localeOf(language),
  });
  return deliver({ to: email, ...letter }, () =>
    inTransaction(async (tx) => {
      await giveBack(tx, ids, tries, now);
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
  const due = await tx.notification.updateManyAndReturn({
    where: { userId: user.userId, mailDueAt: { lte: now }, kind: { in: kinds } },
    data: { mailDueAt: null, mailTries: { increment: 1 } },
    select: { id: true, mailTries: true, readAt: true },
  });
  const unread = due.filter(({ readAt }) => readAt === null);
  // All of it was read in this very moment.
  if (unread.length === 0) return null;
  await tx.user.updateMany({ where: { id: user.userId }, data: { digestAt: now } });
  const ids = unread.map(({ id }) => id);
  const newest = {
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    take: DIGEST_ITEMS,
  } as const;
  return {
    ...{ ...user, ids, items: await findNotifications(newest, tx) },
    tries: Math.max(...unread.map(({ mailTries }) => mailTries)),
  };
}

/** Sends; where the letter certainly went nowhere, it may go again later. */
async function deliver(mail: Mail, later: () => Promise<void>): Promise<Outcome> {
  try {
    await sendMail(mail);
    return 'sent';
  } catch (error) {
    log.error('notification-not-mailed', error);
    if (mayBeSentAgain(error)) await later();
    return 'not-sent';
  }
}

async function giveBack(tx: Tx, ids: readonly number[], tries: number, now: Date): Promise<void> {
  const again = retryAt(tries, now);
  if (again === null) return;
  await tx.notification.updateMany({ where: { id: { in: [...ids] } }, data: { mailDueAt: again } });
}

function localeOf(language: string): Locale {
  return isLocale(language) ? language : DEFAULT_LOCALE;
}
