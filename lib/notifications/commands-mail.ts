import { z } from 'zod';
import { db, type Tx } from '@/lib/platform/db';
import type { Mail } from '@/lib/platform/mail';
import { rows } from '@/lib/platform/raw';
import {
  type Attempt,
  claimLetter,
  deliver,
  DONE,
  endLetter,
  localeOf,
  type Outcome,
} from './commands-deliver';
import { mailNextDigest } from './commands-digest';
import { noticeLetter } from './letters';
import { findNotifications } from './queries';
import { cutOffAt } from './rules/mail-retry';
import { NOTIFICATION_KINDS, WATCH_KINDS } from './types';

/** Letters of one round; the next comes within seconds. */
const MOST_AT_ONCE = 100;

/** What a round did. `away` is what was wrong where the mail server was never reached. */
export interface MailRound {
  readonly sent: number;
  readonly away: { readonly error: unknown } | null;
}

/**
 * Mails what is due: what concerns one's own edits and account at once, what one watches gathered once a day.
 * Whatever is mailed is claimed before, in a transaction of its own, so that rounds at the same time send
 * nothing twice. The claim runs out: an attempt that was cut off is made again, and the letter says that it
 * may have come before. A letter that cannot be made or is refused waits, longer each time, and holds up no other.
 */
export async function mailRound(now: Date): Promise<MailRound> {
  let sent = 0;
  let away: MailRound['away'] = null;
  for (const next of [mailNext, mailNextDigest]) {
    for (let tried = 0; tried < MOST_AT_ONCE; tried += 1) {
      const outcome = await next(now);
      // A server that is away is not called for every letter that waits.
      if (outcome.kind === 'away') away = { error: outcome.error };
      if (outcome.kind === 'nothing' || outcome.kind === 'away') break;
      if (outcome.kind === 'sent') sent += 1;
    }
  }
  return { sent, away };
}

/** Makes a letter due that waits or was given up; of a digest, what still waits of it. */
export async function mailAgain(tx: Tx, name: string, now: Date): Promise<void> {
  const userId = /^digest-(.+)$/.exec(name)?.[1];
  const digest = { userId, mailDueAt: { not: null }, kind: { in: [...WATCH_KINDS] } };
  await tx.notification.updateMany({
    where: userId === undefined ? { id: Number(name) } : digest,
    data: { mailDueAt: now },
  });
}

const Claimed = z.object({
  ...{ id: z.int(), userId: z.string(), kind: z.enum(NOTIFICATION_KINDS), tries: z.int() },
  ...{ since: z.date(), again: z.boolean() },
  ...{ email: z.string().nullable(), language: z.string(), wanted: z.boolean() },
});

type Notice = z.output<typeof Claimed> & Attempt;

/** The next letter about an edit of one's own, or one's account. */
async function mailNext(now: Date): Promise<Outcome> {
  const claimed = await claimLetter(now, (tx) => claimNotice(tx, now), noticeOf);
  if (claimed === null) return { kind: 'nothing' };
  if (claimed === 'put-off') return { kind: 'not-sent' };
  const { found, mail } = claimed;
  if (mail !== null)
    return deliver(mail, found, now, (ending) => endLetter(db(), found.ids, ending));
  await endLetter(db(), found.ids, DONE);
  return { kind: 'not-sent' };
}

async function noticeOf(tx: Tx, notice: Notice): Promise<Mail | null> {
  const { id, email, wanted, language } = notice;
  if (email === null || !wanted) return null;
  const [item] = await findNotifications({ where: { id } }, tx);
  if (item === undefined) return null;
  return { to: email, ...(await noticeLetter({ ...notice, item, locale: localeOf(language) })) };
}

async function claimNotice(tx: Tx, now: Date): Promise<Notice | null> {
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
  return claimed === undefined ? null : { ...claimed, name: String(claimed.id), ids: [claimed.id] };
}
