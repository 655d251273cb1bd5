import { DAY } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import type { FeedbackAnswer, FeedbackPage, Mood, Reason } from './schema';

/** Days over which moods are counted. */
const COUNTED_DAYS = 90;
/** Days for which a page says what was done. */
const SHOWN_DAYS = 90;
const MAX_ROWS = 5_000;
const MAX_PAGES = 50;

export type Moods = Readonly<Record<Mood, number>>;

/** What readers said of one page. */
export interface PageFeedback extends FeedbackPage {
  /** Open answers by mood. */
  readonly moods: Moods;
  readonly byLocale: readonly { readonly locale: string; readonly moods: Moods }[];
  readonly reasons: readonly { readonly reason: Reason; readonly count: number }[];
  readonly comments: readonly {
    readonly id: number;
    readonly at: Date;
    readonly locale: string;
    readonly mood: Mood;
    readonly text: string;
  }[];
  /** How much the page needs somebody: a sad reader counts twice. */
  readonly need: number;
}

interface Row extends FeedbackPage {
  readonly id: number;
  readonly locale: string;
  readonly mood: string;
  readonly reason: string | null;
  readonly comment: string;
  readonly createdAt: Date;
}

/** Pages most in need first, by what is not answered yet; and how moods went, week by week. */
export async function listFeedback(now: Date) {
  const since = new Date(now.getTime() - COUNTED_DAYS * DAY);
  const rows = (await db().feedback.findMany({
    where: { createdAt: { gte: since } },
    orderBy: { createdAt: 'desc' },
    take: MAX_ROWS,
    omit: { visitor: true, day: true },
  })) as (Row & { answerId: number | null })[];
  const open = rows.filter(({ answerId }) => answerId === null);
  const pages = grouped(open, ({ page, key }) => `${page}/${key}`)
    .map(([, those]) => summaryOf(those))
    .filter(({ need }) => need > 0)
    .sort((one, other) => other.need - one.need || other.comments.length - one.comments.length);
  return { pages: pages.slice(0, MAX_PAGES), weeks: weeksOf(rows, now) };
}

function summaryOf(rows: readonly Row[]): PageFeedback {
  const [{ page, key }] = rows as [Row, ...Row[]];
  const moods = moodsOf(rows);
  const reasons = grouped(
    rows.filter((row) => row.reason !== null),
    ({ reason }) => reason as Reason,
  );
  return {
    ...{ page, key, moods, need: 2 * moods.sad + moods.unsure },
    byLocale: grouped(rows, ({ locale }) => locale)
      .map(([locale, those]) => ({ locale, moods: moodsOf(those) }))
      .sort((one, other) => (one.locale < other.locale ? -1 : 1)),
    reasons: reasons
      .map(([reason, those]) => ({ reason, count: those.length }))
      .sort((one, other) => other.count - one.count),
    comments: rows
      .filter(({ comment }) => comment !== '')
      .map(({ id, createdAt, locale, mood, comment }) => ({
        ...{ id, at: createdAt, locale, mood: mood as Mood, text: comment },
      })),
  };
}

function grouped<Item, Name>(
  items: readonly Item[],
  nameOf: (item: Item) => Name,
): [Name, Item[]][] {
  const groups = new Map<Name, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups];
}

function moodsOf(rows: readonly Pick<Row, 'mood'>[]): Moods {
  const count = (mood: Mood) => rows.filter((row) => row.mood === mood).length;
  return { sad: count('sad'), unsure: count('unsure'), happy: count('happy') };
}

const WEEKS = 12;

/** The last twelve weeks, the newest first; each begins at `from`. */
function weeksOf(rows: readonly Row[], now: Date) {
  return Array.from({ length: WEEKS }, (_, back) => {
    const from = new Date(now.getTime() - (back + 1) * 7 * DAY);
    const until = new Date(now.getTime() - back * 7 * DAY);
    const those = rows.filter(({ createdAt }) => createdAt > from && createdAt <= until);
    return { from, moods: moodsOf(those) };
  });
}

/** What was done last about what readers said of a page; null where nothing was for a while. */
export async function findFeedbackAnswer(
  page: FeedbackPage,
  now: Date,
): Promise<FeedbackAnswer | null> {
  return db().feedbackAnswer.findFirst({
    where: { ...page, createdAt: { gte: new Date(now.getTime() - SHOWN_DAYS * DAY) } },
    orderBy: { createdAt: 'desc' },
    select: { readers: true, note: true, createdAt: true },
  });
}
