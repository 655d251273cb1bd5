import { createHmac, randomBytes } from 'node:crypto';
import { record } from '@/lib/audit/commands';
import type { Locale } from '@/lib/i18n/locales';
import { TRUST } from '@/lib/levels/levels';
import { notifyTags } from '@/lib/platform/cache-tags';
import { DAY, HOUR } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { privateLimitKey, takeFromLimit } from '@/lib/platform/limits';
import { findFeedbackAnswer } from './queries';
import { COUNTED_DAYS, type FeedbackBody, type FeedbackPage, type FeedbackView } from './schema';
import { feedbackTag } from './tag';

/** Answers an hour from one address: a household, not a flood. */
const ANSWERS_PER_HOUR = 60;

/**
 * Keeps a reader's word about a page: a second one on the same day replaces the first, and a reason
 * without a mood belongs to the mood given before. `address` is turned into a number under the day's salt
 * and is not kept. Fails with `rate-limited`.
 */
export async function giveFeedback(
  tx: Tx,
  page: FeedbackPage,
  body: FeedbackBody,
  address: string,
  now: Date,
): Promise<Result<FeedbackView>> {
  const key = privateLimitKey('feedback', address);
  const taken = await takeFromLimit(tx, key, ANSWERS_PER_HOUR, HOUR, now);
  if (!taken.ok) return taken;
  const day = dayOf(now);
  const visitor = createHmac('sha256', await saltOf(tx, day))
    .update(address)
    .digest('base64url');
  const { locale, mood, reason, comment } = body;
  const where = { ...page, locale, day, visitor };
  const said = await tx.feedback.upsert({
    where: { page_key_locale_day_visitor: where },
    create: {
      ...where,
      mood: mood ?? 'unsure',
      reason,
      comment: comment ?? '',
      createdAt: now,
    },
    // Another mood begins anew; a reason or a comment is added to what was said. Nobody has answered that yet.
    update: {
      ...{ answerId: null, createdAt: now },
      ...(mood !== undefined && { mood, reason: reason ?? null, comment: comment ?? '' }),
      ...(reason !== undefined && { reason }),
      ...(comment !== undefined && { comment }),
    },
    select: { mood: true, reason: true, comment: true },
  });
  return success(said as FeedbackView);
}

/** The salt of a day; those of other days are thrown away, and with them what could lead back to a visitor. */
async function saltOf(tx: Tx, day: Date): Promise<string> {
  const found = await tx.feedbackSalt.findUnique({ where: { day } });
  if (found !== null) return found.salt;
  await tx.feedbackSalt.deleteMany({ where: { day: { lt: day } } });
  const salt = randomBytes(32).toString('base64url');
  const { salt: kept } = await tx.feedbackSalt.upsert({
    where: { day },
    create: { day, salt },
    update: {},
  });
  return kept;
}

/**
 * Deletes what readers said once it is counted no more, answered or not, and the salts of days that are over. An answer
 * stays: it knows how many readers there were.
 */
export async function sweepFeedback(now: Date): Promise<void> {
  const before = new Date(now.getTime() - COUNTED_DAYS * DAY);
  await db().feedback.deleteMany({ where: { createdAt: { lt: before } } });
  await db().feedbackSalt.deleteMany({ where: { day: { lt: dayOf(now) } } });
}

const dayOf = (now: Date) => new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);

/** What a moderator says was done. */
interface Answer {
  readonly note: string;
  /** When the newest was said that they were shown (`PageFeedback.newest`): what came after it stays open. */
  readonly upTo?: string;
  /** The one language that they were shown; without it all are. */
  readonly language?: Locale;
}

/**
 * Says on the page what was done about what readers said of it, and closes that; the log keeps it. Where nothing is open
 * it takes the place of the note that the page shows. Fails with `forbidden` below a moderator, with `not-found` where
 * there is neither.
 */
export async function answerFeedback(
  tx: Tx,
  actor: { readonly id: string; readonly trust: number },
  page: FeedbackPage,
  { note, upTo, language }: Answer,
  now: Date,
): Promise<Result<{ readonly readers: number }>> {
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  const seen = upTo === undefined ? {} : { createdAt: { lte: new Date(upTo) } };
  const shownIn = language === undefined ? {} : { locale: language };
  const open = { ...page, ...seen, ...shownIn, answerId: null, mood: { not: 'happy' } };
  const shown = await findFeedbackAnswer(page, now, tx);
  if ((await tx.feedback.count({ where: open })) === 0 && shown === null)
    return failure('not-found');
  const { id } = await tx.feedbackAnswer.create({
    data: { ...page, note, readers: 1, byId: actor.id, createdAt: now },
    select: { id: true },
  });
  const { count } = await tx.feedback.updateMany({ where: open, data: { answerId: id } });
  const readers = count === 0 ? (shown?.readers ?? 1) : count;
  await tx.feedbackAnswer.update({ where: { id }, data: { readers } });
  const port = Number(page.key);
  await record(
    tx,
    {
      ...{ action: 'feedback.answered', actorId: actor.id, reason: note, data: { readers } },
      subject: { type: page.page, id: page.key },
      ...(page.page === 'port' && { ports: { start: port, end: port } }),
    },
    now,
  );
  await notifyTags(tx, [feedbackTag(page)]);
  return success({ readers });
}
