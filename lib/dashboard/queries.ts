import { MOODS, type Mood } from '@/lib/feedback/schema';
import { listLedger, listSetAside } from '@/lib/jobs/queries';
import type { Job } from '@/lib/jobs/types';
import { DAY } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { acceptedPercent, medianOf } from './rules';
import { COUNTED_DAYS, LIMIT_PURPOSES, type LimitPurpose } from './types';

/** Decisions of which the usual wait is computed; the newest of them. */
const MOST_DECISIONS = 2_000;
const MOST_ASIDE = 50;

/** What waits for somebody: how many, and since when the oldest does. */
interface Waiting {
  readonly count: number;
  readonly oldest: Date | null;
}

/** How the instance is at `now`. Counts are over each of `COUNTED_DAYS`. */
export async function readDashboard(jobs: readonly Job[], now: Date) {
  const [waiting, decisions, moods, limits, ledger, aside] = await Promise.all([
    findWaiting(now),
    Promise.all(COUNTED_DAYS.map((days) => findDecisions(days, now))),
    Promise.all(COUNTED_DAYS.map((days) => countMoods(days, now))),
    Promise.all(COUNTED_DAYS.map((days) => countRefusals(days, now))),
    listLedger(jobs.map(({ name }) => name)),
    listSetAside(MOST_ASIDE),
  ]);
  return { waiting, decisions, moods, limits, ledger, aside };
}
export type Dashboard = Awaited<ReturnType<typeof readDashboard>>;

/** Edits, flags, appeals, what nobody was told of yet, and letters. */
async function findWaiting(now: Date) {
  const [edits, flags, appeals, entries, letters] = await Promise.all([
    db().edit.aggregate({ where: { state: 'open' }, _count: true, _min: { createdAt: true } }),
    db().flag.aggregate({ where: { state: 'open' }, _count: true, _min: { createdAt: true } }),
    db().appeal.aggregate({ where: { state: 'open' }, _count: true, _min: { createdAt: true } }),
    Promise.all([
      db().untoldEntry.count(),
      db().untoldEntry.findFirst({
        orderBy: { entryId: 'asc' },
        select: { entry: { select: { at: true } } },
      }),
    ]),
    db().notification.aggregate({
      // What was tried before waits for its turn, and waits all the same.
      where: {
        mailDueAt: { not: null },
        OR: [{ mailDueAt: { lte: now } }, { mailTries: { gt: 0 } }],
      },
      _count: true,
      _min: { createdAt: true },
    }),
  ]);
  const waitingOf = ({ _count, _min }: typeof edits): Waiting => ({
    count: _count,
    oldest: _min.createdAt,
  });
  const [untold, oldest] = entries;
  return {
    edits: waitingOf(edits),
    flags: waitingOf(flags),
    appeals: waitingOf(appeals),
    entries: { count: untold, oldest: oldest?.entry.at ?? null },
    letters: waitingOf(letters),
  };
}

/** What became of edits that people proposed: the stock is the instance's own. */
async function findDecisions(days: number, now: Date) {
  const own = await db().user.findMany({ where: { system: true }, select: { id: true } });
  const where = {
    decidedAt: { gte: new Date(now.getTime() - days * DAY) },
    state: { in: ['applied', 'rejected'] },
    authorId: { notIn: own.map(({ id }) => id) },
  };
  const [counted, newest] = await Promise.all([
    db().edit.groupBy({ by: ['state'], where, _count: true }),
    db().edit.findMany({
      where,
      orderBy: { decidedAt: 'desc' },
      take: MOST_DECISIONS,
      select: { createdAt: true, decidedAt: true },
    }),
  ]);
  const countOf = (state: string) => counted.find((one) => one.state === state)?._count ?? 0;
  const [applied, rejected] = [countOf('applied'), countOf('rejected')];
  return {
    ...{ applied, rejected, accepted: acceptedPercent(applied, rejected) },
    usualWaitMs: medianOf(
      newest.flatMap(({ createdAt, decidedAt }) =>
        decidedAt === null ? [] : [decidedAt.getTime() - createdAt.getTime()],
      ),
    ),
  };
}

async function countMoods(days: number, now: Date): Promise<Record<Mood, number>> {
  const counted = await db().feedback.groupBy({
    by: ['mood'],
    where: { createdAt: { gte: new Date(now.getTime() - days * DAY) } },
    _count: true,
  });
  const countOf = (mood: Mood) => counted.find((one) => one.mood === mood)?._count ?? 0;
  return Object.fromEntries(MOODS.map((mood) => [mood, countOf(mood)])) as Record<Mood, number>;
}

/** How often limits held somebody up, today and on the days before. */
async function countRefusals(days: number, now: Date): Promise<Record<LimitPurpose, number>> {
  const counted = await db().limitRefusal.groupBy({
    by: ['purpose'],
    where: { day: { gt: new Date(now.getTime() - days * DAY) } },
    _sum: { count: true },
  });
  const countOf = (purpose: LimitPurpose) =>
    counted.find((one) => one.purpose === purpose)?._sum.count ?? 0;
  return Object.fromEntries(LIMIT_PURPOSES.map((purpose) => [purpose, countOf(purpose)])) as Record<
    LimitPurpose,
    number
  >;
}
