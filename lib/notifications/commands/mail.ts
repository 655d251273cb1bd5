import { findNotifications } from '@/lib/notifications/queries/notifications';
import { digestLetter, type MailedNotice, noticeLetter } from '@/lib/notifications/letters';
import { mayBeSentAgain, retryAt } from '@/lib/notifications/rules/mail-retry';
import { WATCH_KINDS } from '@/lib/notifications/types';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { DAY } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { type Mail, sendMail } from '@/lib/platform/mail';
import { inSqlTransaction, type Sql, sql } from '@/lib/platform/sql';

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

interface Claimed extends MailedNotice {
  readonly tries: number;
  readonly email: string | null;
  readonly language: string;
  readonly wanted: boolean;
}

/** The next letter about an edit of one's own, or one's account. */
async function mailNext(now: Date): Promise<Outcome> {
  const [claimed] = await sql().$queryRaw<Claimed[]>`
    UPDATE notification n SET mail_due_at = NULL, mail_tries = n.mail_tries + 1
    FROM "user" u
    WHERE u.id = n.user_id AND n.id = (
      SELECT id FROM notification WHERE mail_due_at <= ${now} AND kind <> ALL(${[...WATCH_KINDS]})
      ORDER BY mail_due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING n.id, n.user_id AS "userId", n.kind, n.mail_tries AS tries, u.email, u.locale AS language,
      (u.mail_own OR n.kind NOT LIKE 'own-%') AS wanted`;
  if (claimed === undefined) return 'nothing';
  const { id, email, language, wanted, tries } = claimed;
  const [item] = await findNotifications({ where: { id } });
  if (email === null || !wanted || item === undefined) return 'not-sent';
  const letter = await noticeLetter({ ...claimed, item, locale: localeOf(language) });
  return deliver({ to: email, ...letter }, async () => {
    await giveBack(sql(), [id], tries, now);
  });
}

interface ClaimedDigest {
  readonly userId: string;
  readonly email: string;
  readonly language: string;
  readonly ids: readonly number[];
  readonly tries: number;
}

/** The next digest of what somebody watches. */
async function mailNextDigest(now: Date): Promise<Outcome> {
  const claimed = await inSqlTransaction((tx) => claimDigest(tx, now));
  if (claimed === null) return 'nothing';
  const { userId, email, language, ids, tries } = claimed;
  const items = await findNotifications({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    take: DIGEST_ITEMS,
  });
  const letter = await digestLetter({
    ...{ userId, items, count: ids.length },
    locale: localeOf(language),
  });
  return deliver({ to: email, ...letter }, () =>
    inSqlTransaction(async (tx) => {
      await giveBack(tx, ids, tries, now);
      await tx.$executeRaw`UPDATE "user" SET digest_at = NULL WHERE id = ${userId}`;
    }),
  );
}

/** Takes all that one account is to be mailed of; what was read meanwhile is not mailed any more. */
async function claimDigest(tx: Sql, now: Date): Promise<ClaimedDigest | null> {
  const before = new Date(now.getTime() - DAY);
  const kinds = [...WATCH_KINDS];
  const [user] = await tx.$queryRaw<Omit<ClaimedDigest, 'ids' | 'tries'>[]>`
    SELECT u.id AS "userId", u.email, u.locale AS language FROM "user" u
    WHERE u.mail_digest AND u.email IS NOT NULL AND (u.digest_at IS NULL OR u.digest_at <= ${before})
      AND u.id IN (SELECT user_id FROM notification
        WHERE mail_due_at <= ${now} AND read_at IS NULL AND kind = ANY(${kinds}))
    LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`;
  if (user === undefined) return null;
  const due = await tx.$queryRaw<{ id: number; tries: number; read: boolean }[]>`
    UPDATE notification SET mail_due_at = NULL, mail_tries = mail_tries + 1
    WHERE user_id = ${user.userId} AND mail_due_at <= ${now} AND kind = ANY(${kinds})
    RETURNING id, mail_tries AS tries, read_at IS NOT NULL AS read`;
  const unread = due.filter(({ read }) => !read);
  // All of it was read in this very moment.
  if (unread.length === 0) return null;
  await tx.$executeRaw`UPDATE "user" SET digest_at = ${now} WHERE id = ${user.userId}`;
  return {
    ...user,
    ids: unread.map(({ id }) => id),
    tries: Math.max(...unread.map(({ tries }) => tries)),
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

async function giveBack(tx: Sql, ids: readonly number[], tries: number, now: Date): Promise<void> {
  const again = retryAt(tries, now);
  if (again === null) return;
  await tx.$executeRaw`UPDATE notification SET mail_due_at = ${again} WHERE id = ANY(${[...ids]}::int[])`;
}

function localeOf(language: string): Locale {
  return isLocale(language) ? language : DEFAULT_LOCALE;
}
