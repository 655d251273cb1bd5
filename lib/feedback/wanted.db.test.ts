import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/platform/db';
import { applied, givenReport, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { answerFeedback, giveFeedback } from './commands';
import { findWanted } from './queries-wanted';
import type { FeedbackPage, Mood } from './schema';

const NOW = new Date('2026-11-29T12:00:00Z');

let author: Person;

beforeEach(async () => {
  await resetDb();
  author = await person();
});

const report = (name: string, portStart: number, portEnd = portStart) =>
  givenReport(
    author,
    { software: { name, homepage: 'https://example.org' }, portStart, portEnd },
    NOW,
  );
const article = (port: number, more: object = {}, locale = 'en') =>
  applied(
    author,
    {
      kind: 'article.update',
      subject: { port, locale },
      changes: { title: `Port ${port}`, body: 'What it is.', ...more },
    },
    NOW,
  );
let visitors = 0;
const say = (page: FeedbackPage, mood: Mood, locale: 'en' | 'he' = 'en', now = NOW) =>
  inTransaction((tx) => giveFeedback(tx, page, { locale, mood }, `visitor ${visitors++}`, now));
const port = (key: number) => ({ page: 'port', key: String(key) }) as const;

test('an empty instance wants nothing', async () => {
  expect(await findWanted('he', NOW)).toEqual({
    ...{ pages: [], ports: [], translations: [], missing: 0 },
  });
});

test('ports that are crowded come before those that are not, until they have their article', async () => {
  for (const name of ['One', 'Two', 'Three']) await report(name, 8080);
  for (const name of ['Four', 'Five']) await report(name, 9000);
  await report('Six', 9001);
  await report('Wide', 20_000, 30_000);
  await report('Wider', 20_000, 30_000);
  const wanted = async () => (await findWanted('he', NOW)).ports.map((one) => one.port);
  expect(await wanted()).toEqual([8080, 9000]);
  await article(8080);
  expect(await wanted()).toEqual([9000]);
});

test('sad readers make a port rise, and an answer lets it fall', async () => {
  for (const name of ['One', 'Two', 'Three']) await report(name, 8080);
  await say(port(1323), 'sad');
  await say(port(1323), 'sad');
  await say(port(1324), 'happy');
  await say(port(1325), 'sad', 'en', new Date('2026-06-01T12:00:00Z'));
  const wanted = async () => (await findWanted('he', NOW)).ports;
  expect(await wanted()).toEqual([
    { port: 1323, reports: 0, readers: 2 },
    { port: 8080, reports: 3, readers: 0 },
  ]);
  const moderator = await person({ role: 'moderator' });
  await inTransaction((tx) => answerFeedback(tx, moderator, port(1323), { note: 'Added.' }, NOW));
  expect((await wanted()).map((one) => one.port)).toEqual([8080]);
});

test('pages of every kind that did not help are told by their names', async () => {
  await report('Echo', 1323);
  await say({ page: 'software', key: 'echo' }, 'sad');
  await say({ page: 'software', key: 'gone-since' }, 'sad');
  await say(port(80), 'unsure');
  await say({ page: 'service', key: 'http' }, 'sad');
  await say({ page: 'service', key: 'http' }, 'unsure');
  const { pages } = await findWanted('he', NOW);
  expect(pages.map(({ page, key, name, sad, unsure }) => [page, key, name, sad, unsure])).toEqual([
    ['service', 'http', null, 1, 1],
    ['software', 'echo', 'Echo', 1, 0],
    ['port', '80', null, 0, 1],
  ]);
});

test('translations that are missing or left behind, those that its readers asked for first', async () => {
  await article(80);
  await article(443);
  await article(22);
  const translated = { translatedFrom: 'en', translatedRevision: 1 };
  await article(22, translated, 'he');
  await article(443, translated, 'he');
  await article(443, { body: 'What it is now.' });
  await say(port(443), 'sad', 'he');
  await say(port(80), 'sad', 'en');
  const hebrew = await findWanted('he', NOW);
  expect(hebrew.translations).toMatchObject([
    { port: 443, behind: true, readers: 1 },
    { port: 80, behind: false, readers: 0 },
  ]);
  expect(hebrew.missing).toBe(2);
  const polish = await findWanted('pl', NOW);
  expect(polish.translations.map((one) => [one.port, one.behind])).toEqual([
    [22, false],
    [80, false],
    [443, false],
  ]);
  expect((await findWanted('en', NOW)).missing).toBe(0);
  await testDb().article.updateMany({ where: { port: 80 }, data: { state: 'retired' } });
  expect((await findWanted('he', NOW)).missing).toBe(1);
});
