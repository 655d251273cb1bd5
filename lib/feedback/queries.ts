import type { Locale } from '@/lib/i18n/locales';
import { DAY } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { grouped } from '@/lib/platform/grouped';
import { findNeediest } from './queries-need';
import {
  COUNTED_DAYS,
  type FeedbackAnswer,
  type FeedbackPage,
  type Mood,
  type Reason,
} from './schema';

/** Days for which a page says what was done. */
const SHOWN_DAYS = 90;
const MAX_PAGES = 50;
/** Comments of all pages together; the newest of them. */
const MAX_COMMENTS = 500;

export type Moods = Readonly<Record<Mood, number>>;

/** What is looked at: one language, one page, or everything. */
export interface FeedbackFilter {
  readonly locale?: Locale | undefined;
  readonly page?: FeedbackPage | undefined;
}

/** What readers said of one page. */
export interface PageFeedback extends FeedbackPage {
  /** Open answers by mood. */
  readonly moods: Moods;
  readonly byLocale: readonly { readonly locale: string; readonly moods: Moods }[];
  readonly reasons: readonly { readonly reason: Reason; readonly count: number }[];
  readonly comments: readonly PageComment[];
  /** How much the page needs somebody: a sad reader counts twice. */
  readonly need: number;
  /** How many wait to be told what was done. */
  readonly open: number;
  /** When the newest of them was said. */
  readonly newest: string;
}

interface PageComment {
  readonly id: number;
  readonly at: Date;
  readonly locale: string;
  readonly mood: Mood;
  readonly text: string;
  /** Whether a moderator has said since what was done. */
  readonly answered: boolean;
}

interface Counted {
  readonly page: string;
  readonly key: string;
  readonly locale: string;
  readonly mood: string;
  readonly reason: string | null;
  readonly _count: number;
  readonly _max: { readonly createdAt: Date | null };
}

function whereOf({ locale, page }: FeedbackFilter, now: Date) {
  return {
    createdAt: { gte: new Date(now.getTime() - COUNTED_DAYS * DAY) },
    ...(locale !== undefined && { locale }),
    ...page,
  };
}

/**
 * Pages most in need first, by what is not answered yet; and how moods went, week by week. Of one page that is
 * asked for, what was answered is there too.
 */
export async function listFeedback(now: Date, filter: FeedbackFilter = {}) {
  const where = whereOf(filter, now);
  const needy =
    filter.page === undefined
      ? await findNeediest(where.createdAt.gte, filter.locale, MAX_PAGES)
      : null;
  const counted = await db().feedback.groupBy({
    by: ['page', 'key', 'locale', 'mood', 'reason'],
    where: needy === null ? where : { ...where, answerId: null, OR: [...needy.pages] },
    _count: true,
    _max: { createdAt: true },
  });
  const shown = grouped(counted, ({ page, key }) => `${page}/${key}`)
    .map(([, those]) => summaryOf(those))
    .sort((one, other) => other.need - one.need || Number(one.key > other.key) || -1);
  const [comments, weeks, open] = await Promise.all([
    findComments(shown, filter, now),
    weeksOf(filter, now),
    db().feedback.count({ where: { ...where, answerId: null, mood: { not: 'happy' } } }),
  ]);
  return {
    count: needy?.count ?? shown.length,
    pages: shown.map((page): PageFeedback => ({
      ...page,
      open: filter.page === undefined ? page.moods.sad + page.moods.unsure : open,
      comments: comments
        .filter((one) => one.page === page.page && one.key === page.key)
        .map(({ page: _page, key: _key, ...comment }) => comment),
    })),
    weeks,
  };
}

function summaryOf(rows: readonly Counted[]): Omit<PageFeedback, 'comments' | 'open'> {
  const [{ page, key }] = rows as [Counted, ...Counted[]];
  const moods = moodsOf(rows);
  const reasons = grouped(
    rows.filter((row) => row.reason !== null),
    ({ reason }) => reason as Reason,
  );
  return {
    ...{ page: page as FeedbackPage['page'], key },
    ...{ moods, need: 2 * moods.sad + moods.unsure },
    newest: new Date(Math.max(...rows.map(({ _max }) => Number(_max.createdAt)))).toISOString(),
    byLocale: grouped(rows, ({ locale }) => locale)
      .map(([locale, those]) => ({ locale, moods: moodsOf(those) }))
      .sort((one, other) => (one.locale < other.locale ? -1 : 1)),
    reasons: reasons
      .map(([reason, those]) => ({ reason, count: sumOf(those) }))
      .sort((one, other) => other.count - one.count),
  };
}

async function findComments(
  pages: readonly FeedbackPage[],
  filter: FeedbackFilter,
  now: Date,
): Promise<(PageComment & FeedbackPage)[]> {
  if (pages.length === 0) return [];
  const found = await db().feedback.findMany({
    where: {
      ...whereOf(filter, now),
      ...(filter.page === undefined && { answerId: null }),
      comment: { not: '' },
      OR: pages.map(({ page, key }) => ({ page, key })),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MAX_COMMENTS,
    omit: { visitor: true, day: true },
  });
  return found.map(({ id, page, key, createdAt, locale, mood, comment, answerId }) => ({
    ...{ id, key, at: createdAt, locale, text: comment, answered: answerId !== null },
    page: page as FeedbackPage['page'],
    mood: mood as Mood,
  }));
}

interface CountedMood {
  readonly mood: string;
  readonly _count: number;
}

const sumOf = (rows: readonly { readonly _count: number }[]) =>
  rows.reduce((sum, row) => sum + row._count, 0);

function moodsOf(rows: readonly CountedMood[]): Moods {
  const count = (mood: Mood) => sumOf(rows.filter((row) => row.mood === mood));
  return { sad: count('sad'), unsure: count('unsure'), happy: count('happy') };
}

const WEEKS = 12;

/** The last twelve weeks, the newest first; each is seven days that begin with `from`. */
async function weeksOf(filter: FeedbackFilter, now: Date) {
  const days = await db().feedback.groupBy({
    by: ['day', 'mood'],
    where: whereOf(filter, now),
    _count: true,
  });
  const today = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`).getTime();
  return Array.from({ length: WEEKS }, (_, back) => {
    const from = new Date(today - (7 * (back + 1) - 1) * DAY);
    const end = from.getTime() + 7 * DAY;
    const those = days.filter(({ day }) => day >= from && day.getTime() < end);
    return { from, moods: moodsOf(those) };
  });
}

/** What was done last about what readers said of a page; null where nothing was for a while. */
export async function findFeedbackAnswer(
  page: FeedbackPage,
  now: Date,
  on: Tx = db(),
): Promise<FeedbackAnswer | null> {
  return on.feedbackAnswer.findFirst({
    where: { ...page, createdAt: { gte: new Date(now.getTime() - SHOWN_DAYS * DAY) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { readers: true, note: true, createdAt: true },
  });
}
