import { beforeEach, expect, test } from 'vitest';
import { instanceJobs } from '@/lib/dashboard/jobs';
import { DAY } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { answerFeedback, giveFeedback } from './commands';
import { findFeedbackAnswer } from './queries';
import { COUNTED_DAYS, type FeedbackPage } from './schema';

const NOW = new Date('2026-11-29T12:00:00Z');
const PAGE = { page: 'port', key: '1323' } as const;
const after = (days: number) => new Date(NOW.getTime() + days * DAY);

beforeEach(() => resetDb());

const give = (page: FeedbackPage, comment: string, now: Date) =>
  inTransaction((tx) => giveFeedback(tx, page, { locale: 'en', mood: 'sad', comment }, 'a', now));
const clearing = instanceJobs().find(({ name }) => name === 'clearing');

test('what readers said is deleted once it is counted no more, an answer is shown for its time', async () => {
  const moderator = await person({ role: 'moderator' });
  await give(PAGE, 'My mail is me@example.org', NOW);
  await give({ page: 'port', key: '80' }, 'It is wrong.', NOW);
  const answered = after(80);
  await inTransaction((tx) => answerFeedback(tx, moderator, PAGE, { note: 'Mended.' }, answered));
  await give(PAGE, 'And again.', answered);
  await clearing?.round(after(COUNTED_DAYS));
  expect(await testDb().feedback.count()).toBe(3);
  const later = after(COUNTED_DAYS + 1);
  await clearing?.round(later);
  expect((await testDb().feedback.findMany()).map(({ comment }) => comment)).toEqual([
    'And again.',
  ]);
  expect(await findFeedbackAnswer(PAGE, later)).toMatchObject({ readers: 1, note: 'Mended.' });
});

test('a day’s salt goes when the day is over, also where nobody says anything later', async () => {
  await give(PAGE, '', NOW);
  await clearing?.round(new Date('2026-11-29T23:59:59Z'));
  expect(await testDb().feedbackSalt.count()).toBe(1);
  await clearing?.round(new Date('2026-11-30T00:00:00Z'));
  expect(await testDb().feedbackSalt.count()).toBe(0);
});
