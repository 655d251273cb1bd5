import { z } from 'zod';
import { DAY } from '@/lib/platform/clock';
import { inTransaction, type Tx } from '@/lib/platform/db';
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
import { digestLetter } from './letters';
import { findNotifications } from './queries';
import { cutOffAt } from './rules/mail-retry';
import { WATCH_KINDS } from './types';

/** Of a digest; the page has the rest. */
const DIGEST_ITEMS = 20;

const DigestReader = z.object({ userId: z.string(), email: z.string(), language: z.string() });

type Digest = z.output<typeof DigestReader> & Attempt;

/** The next digest of what somebody watches. */
export async function mailNextDigest(now: Date): Promise<Outcome> {
  const claimed = await claimLetter(now, (tx) => claimDigest(tx, now), digestOf);
  if (claimed === null) return { kind: 'nothing' };
  if (claimed === 'put-off') return { kind: 'not-sent' };
  const { found, mail } = claimed;
  return deliver(mail, found, now, (ending) =>
    inTransaction(async (tx) => {
      await endLetter(tx, found.ids, ending);
      if (ending.due !== null)
        await tx.user.updateMany({ where: { id: found.userId }, data: { digestAt: null } });
    }),
  );
}

/** The newest of what it tells. */
async function digestOf(tx: Tx, { userId, ids, again, email, language }: Digest) {
  const items = await findNotifications(
    { where: { id: { in: [...ids] } }, orderBy: { id: 'desc' }, take: DIGEST_ITEMS },
    tx,
  );
  const locale = localeOf(language);
  return {
    to: email,
    ...(await digestLetter({ userId, items, again, count: ids.length, locale })),
  };
}

/** Takes all that one account is to be mailed of; what was read meanwhile is not mailed any more. */
async function claimDigest(tx: Tx, now: Date): Promise<Digest | null> {
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
  await endLetter(
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
  return {
    ...{ ...user, name: `digest-${user.userId}`, ids },
    tries: Math.max(...unread.map(({ mailTries }) => mailTries)) + 1,
    since: unread.reduce(
      (newest, { createdAt }) => (createdAt > newest ? createdAt : newest),
      new Date(0),
    ),
    again: unread.some(({ mailBegunAt }) => mailBegunAt !== null),
  };
}
