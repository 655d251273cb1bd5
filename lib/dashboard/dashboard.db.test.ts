import { beforeEach, expect, it } from 'vitest';
import { setAside } from '@/lib/jobs/commands';
import { JOB_NAMES } from '@/lib/jobs/types';
import { MAIL } from '@/lib/notifications/jobs';
import { VERDICTS } from '@/lib/moderation/jobs';
import { DAY, HOUR } from '@/lib/platform/clock';
import { takeFromLimit } from '@/lib/platform/limits';
import { transact } from '@/lib/platform/transact';
import { applied, must, opened, person, reportChanges, review } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { keepRefusals, sweepRefusals, tryItemAgain } from './commands';
import { instanceJobs } from './jobs';
import { readDashboard } from './queries';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

beforeEach(async () => {
  await resetDb();
  await keepRefusals(T0);
  await resetDb();
});

it('shows what waits, what became of edits, moods, and nothing of the stock', async () => {
  const [author, moderator] = [await person(), await person({ role: 'moderator' })];
  await applied(
    author,
    { kind: 'report.create', changes: reportChanges({ portStart: 80, portEnd: 80 }) },
    T0,
  );
  must(await review(moderator, await opened(author, 443, T0), { verdict: 'reject' }, after(HOUR)));
  await opened(author, 1323, after(-DAY));
  await opened(author, 1400, T0);
  await testDb().feedback.create({
    data: {
      page: 'port',
      key: '80',
      locale: 'en',
      mood: 'sad',
      visitor: 'v',
      day: T0,
      createdAt: T0,
    },
  });
  const { waiting, decisions, moods, ledger } = await readDashboard([MAIL], after(2 * HOUR));
  expect(waiting.edits).toEqual({ count: 2, oldest: after(-DAY) });
  expect(waiting.entries.count).toBe(await testDb().untoldEntry.count());
  expect(decisions[0]).toMatchObject({ applied: 1, rejected: 1, accepted: 50 });
  expect(moods[0]).toMatchObject({ sad: 1, happy: 0 });
  expect(ledger).toMatchObject([{ name: 'mail', lastSuccessAt: null, failures: 0 }]);
  await testDb().user.update({ where: { id: author.id }, data: { system: true } });
  expect((await readDashboard([], after(2 * HOUR))).decisions[0]).toMatchObject({
    ...{ applied: 0, rejected: 0, accepted: null, usualWaitMs: null },
  });
});

it('counts whom a limit held up although what they did was rolled back, and not who they were', async () => {
  const take = (now: Date) => transact((tx) => takeFromLimit(tx, 'votes:somebody', 2, HOUR, now));
  for (let times = 0; times < 5; times += 1) await take(T0);
  await keepRefusals(T0);
  await take(T0);
  await keepRefusals(T0);
  expect(await testDb().limitRefusal.findMany()).toEqual([
    { day: new Date('2026-11-20'), purpose: 'votes', count: 4 },
  ]);
  const limits = async (now: Date) =>
    (await readDashboard([], now)).limits.map(({ votes }) => votes);
  expect(await limits(T0)).toEqual([4, 4]);
  expect(await limits(after(8 * DAY))).toEqual([0, 4]);
  await sweepRefusals(after(500 * DAY));
  expect(await testDb().limitRefusal.count()).toBe(0);
});

it('lets moderators alone have something tried again, and nothing that has ended for good', async () => {
  const again = (trust: 3 | 4, job: typeof MAIL, item: string) =>
    transact((tx) => tryItemAgain(tx, { trust }, job, item, after(HOUR)));
  await setAside('mail', '7', new Error('no'), T0, { nextAt: null });
  await setAside('verdicts', '8', new Error('no'), T0, { nextAt: null });
  expect(await again(3, MAIL, '7')).toMatchObject({ code: 'forbidden' });
  expect(await again(4, MAIL, '9')).toMatchObject({ code: 'not-found' });
  expect(await again(4, VERDICTS, '8')).toMatchObject({ code: 'not-found' });
  must(await again(4, MAIL, '7'));
  expect(await testDb().setAside.findMany({ orderBy: { item: 'asc' } })).toMatchObject([
    { item: '7', nextAt: after(HOUR) },
    { item: '8', nextAt: null },
  ]);
});

it('the jobs of an instance are those that have words, sources only where they are switched on', () => {
  expect(instanceJobs().map(({ name }) => name)).toEqual(
    JOB_NAMES.filter((name) => name !== 'sources'),
  );
});

it('clearing away does the rest where one part fails, and says so', async () => {
  const clearing = instanceJobs().find(({ name }) => name === 'clearing');
  await testDb().idempotentAnswer.count();
  await setAside('mail', '7', new Error('no'), T0);
  await testDb().$executeRawUnsafe('ALTER TABLE held_verdict RENAME TO held_verdict_away');
  try {
    await expect(clearing?.round(after(60 * DAY))).rejects.toThrow('held_verdict');
    expect(await testDb().setAside.count()).toBe(0);
  } finally {
    await testDb().$executeRawUnsafe('ALTER TABLE held_verdict_away RENAME TO held_verdict');
  }
});
