import { beforeEach, describe, expect, test } from 'vitest';
import { POST as onPort } from '@/app/api/v1/ports/[n]/feedback/route';
import { POST as onSoftware } from '@/app/api/v1/software/[slug]/feedback/route';
import { POST as onService } from '@/app/api/v1/services/[name]/feedback/route';
import { db, inTransaction } from '@/lib/platform/db';
import { person, type Person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { answerFeedback, giveFeedback } from './commands';
import { findFeedbackAnswer, listFeedback } from './queries';

const NOW = new Date('2026-11-29T12:00:00Z');
const PAGE = { page: 'port', key: '1323' } as const;

beforeEach(() => resetDb());

const ask = (
  body: BodyInit,
  headers: Record<string, string> = {},
  params: Record<string, string> = { n: '1323' },
  post = onPort,
) =>
  post(
    new Request('http://localhost/api/v1/ports/1323/feedback', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7', ...headers },
    }),
    { params: Promise.resolve(params) },
  );

describe('a reader', () => {
  test('says how a page was, without an account', async () => {
    const answer = await ask(JSON.stringify({ locale: 'he', mood: 'happy' }));
    expect([answer.status, await answer.json()]).toEqual([
      201,
      { mood: 'happy', reason: null, comment: '' },
    ]);
  });

  test('has one word a page, language and day, and may change it', async () => {
    await ask(JSON.stringify({ locale: 'he', mood: 'happy' }));
    await ask(JSON.stringify({ locale: 'he', mood: 'sad' }));
    await ask(JSON.stringify({ locale: 'he', reason: 'missing', comment: 'מה עם UDP?' }));
    await ask(JSON.stringify({ locale: 'pl', mood: 'happy' }));
    const kept = await testDb().feedback.findMany({ orderBy: { locale: 'asc' } });
    expect(
      kept.map(({ locale, mood, reason, comment }) => [locale, mood, reason, comment]),
    ).toEqual([
      ['he', 'sad', 'missing', 'מה עם UDP?'],
      ['pl', 'happy', null, ''],
    ]);
  });

  test('leaves no address behind, and another number on another day', async () => {
    const give = (address: string, now: Date) =>
      inTransaction((tx) => giveFeedback(tx, PAGE, { locale: 'en', mood: 'sad' }, address, now));
    await give('192.0.2.7', NOW);
    await give('192.0.2.7', new Date('2026-11-30T12:00:00Z'));
    const kept = await testDb().feedback.findMany();
    expect(new Set(kept.map(({ visitor }) => visitor)).size).toBe(2);
    expect(JSON.stringify(kept)).not.toContain('192.0.2.7');
    // What could lead back to the first day's visitors is gone with its salt.
    expect(
      await testDb().feedbackSalt.count({ where: { day: { lt: new Date('2026-11-30') } } }),
    ).toBe(0);
  });

  test('counts once however often the button is pressed at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask(JSON.stringify({ locale: 'es', mood: 'sad' }))),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await testDb().feedback.count()).toBe(1);
  });

  test('without scripts is led back to the page, to what comes next', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const first = await ask('locale=he&mood=sad', form);
    expect([first.status, first.headers.get('location')]).toEqual([
      303,
      '/he/ports/1323#feedback-why',
    ]);
    const second = await ask('locale=he&reason=wrong&comment=', form);
    expect(second.headers.get('location')).toBe('/he/ports/1323#feedback-thanks');
  });

  test.each([
    [JSON.stringify({ locale: 'en', mood: 'angry' }), {}, 422],
    [JSON.stringify({ locale: 'xx', mood: 'sad' }), {}, 422],
    [JSON.stringify({ mood: 'sad' }), {}, 422],
    [JSON.stringify({ locale: 'en', mood: 'sad', comment: 'x'.repeat(1_001) }), {}, 422],
    [JSON.stringify({ locale: 'en', mood: 'sad', more: 1 }), {}, 422],
    ['{', {}, 400],
    ['mood', { 'content-type': 'text/plain' }, 415],
    [JSON.stringify({ locale: 'en', mood: 'sad' }), { origin: 'https://elsewhere.example' }, 403],
  ])('is told what is wrong with %s', async (body, headers: Record<string, string>, status) => {
    expect((await ask(body, headers)).status).toBe(status);
    expect(await testDb().feedback.count()).toBe(0);
  });

  test('cannot speak of a page that is not there', async () => {
    const body = JSON.stringify({ locale: 'en', mood: 'sad' });
    expect((await ask(body, {}, { n: '65536' })).status).toBe(404);
    expect((await ask(body, {}, { slug: 'no-such-thing' }, onSoftware)).status).toBe(404);
    expect((await ask(body, {}, { name: 'no-such-service' }, onService)).status).toBe(404);
  });

  test('is told to wait after very many answers in an hour', async () => {
    let last = 0;
    for (let count = 0; count <= 60; count += 1)
      last = (
        await ask(JSON.stringify({ locale: 'en', mood: 'sad' }), { 'x-forwarded-for': '192.0.2.8' })
      ).status;
    expect(last).toBe(429);
  });
});

describe('a moderator', () => {
  const give = (key: string, mood: 'sad' | 'unsure' | 'happy', address: string) =>
    inTransaction((tx) =>
      giveFeedback(tx, { page: 'port', key }, { locale: 'en', mood }, address, NOW),
    );

  test('sees the pages most in need first', async () => {
    await give('80', 'unsure', 'a');
    await give('22', 'sad', 'a');
    await give('22', 'unsure', 'b');
    await give('443', 'happy', 'a');
    const { pages, weeks } = await listFeedback(NOW);
    expect(pages.map(({ key, need }) => [key, need])).toEqual([
      ['22', 3],
      ['80', 1],
    ]);
    expect(weeks[0]?.moods).toEqual({ sad: 1, unsure: 2, happy: 1 });
  });

  test('sees one language, and one page over time with what was answered', async () => {
    const say = (key: string, locale: 'en' | 'he', address: string, now: Date, comment = '') =>
      inTransaction((tx) =>
        giveFeedback(tx, { page: 'port', key }, { locale, mood: 'sad', comment }, address, now),
      );
    const weekAgo = new Date(NOW.getTime() - 7 * 24 * 3_600_000);
    await say('22', 'he', 'a', weekAgo, 'חסר משהו');
    const answer = { page: 'port', key: '22' } as const;
    const moderator = await person({ role: 'moderator' });
    await inTransaction((tx) => answerFeedback(tx, moderator, answer, { note: 'Added.' }, NOW));
    await say('22', 'en', 'b', NOW, 'What of UDP?');
    await say('80', 'he', 'b', NOW);
    const hebrew = await listFeedback(NOW, { locale: 'he' });
    expect(hebrew.pages.map(({ key }) => key)).toEqual(['80']);
    expect(hebrew.weeks.slice(0, 2).map(({ moods }) => moods.sad)).toEqual([1, 1]);
    const { pages, weeks } = await listFeedback(NOW, { page: answer });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({
      open: 1,
      byLocale: [
        { locale: 'en', moods: { sad: 1 } },
        { locale: 'he', moods: { sad: 1 } },
      ],
      comments: [
        { text: 'What of UDP?', answered: false },
        { text: 'חסר משהו', answered: true },
      ],
    });
    expect(weeks.map(({ moods }) => moods.sad)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('sees every answer counted, however many there are', async () => {
    await testDb().$executeRaw`
      INSERT INTO feedback (page, key, locale, mood, day, visitor, created_at)
      SELECT 'port', '22', 'en', 'sad', ${NOW}::date, n::text, ${NOW} FROM generate_series(1, 6000) n`;
    const { pages, weeks } = await listFeedback(NOW);
    expect([pages[0]?.moods.sad, weeks[0]?.moods.sad]).toEqual([6_000, 6_000]);
  });

  test('says on the page what was done, which closes what was said', async () => {
    const moderator = await person({ role: 'moderator' });
    const member = await person();
    await give('1323', 'sad', 'a');
    await give('1323', 'unsure', 'b');
    const answer = (who: Person) =>
      inTransaction((tx) => answerFeedback(tx, who, PAGE, { note: 'UDP was added.' }, NOW));
    expect(await answer(member)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await answer(moderator)).toMatchObject({ ok: true, value: { readers: 2 } });
    expect(await findFeedbackAnswer(PAGE, NOW)).toMatchObject({
      readers: 2,
      note: 'UDP was added.',
    });
    expect((await listFeedback(NOW)).pages).toEqual([]);
    expect(await db().feedback.count({ where: { answerId: null } })).toBe(0);
    const entry = { action: 'feedback.answered', actorId: moderator.id, portStart: 1323 };
    expect(await db().logEntry.findMany({ where: entry })).toMatchObject([
      { reason: 'UDP was added.', subjectType: 'port', subjectId: '1323', data: { readers: 2 } },
    ]);
  });

  test('closes what was said in the one language that they were shown', async () => {
    await give('1323', 'sad', 'a');
    const inHebrew = { locale: 'he', mood: 'sad' } as const;
    await inTransaction((tx) => giveFeedback(tx, PAGE, inHebrew, 'b', NOW));
    const who = await person({ role: 'moderator' });
    const body = { note: 'UDP was added.', language: 'en' } as const;
    await inTransaction((tx) => answerFeedback(tx, who, PAGE, body, NOW));
    expect((await listFeedback(NOW)).pages).toMatchObject([{ byLocale: [{ locale: 'he' }] }]);
  });

  const answer = (note: string, upTo?: string) =>
    person({ role: 'moderator' }).then((who) =>
      inTransaction((tx) =>
        answerFeedback(tx, who, PAGE, { note, ...(upTo !== undefined && { upTo }) }, NOW),
      ),
    );

  test('puts a note in another’s place, and none where nobody said anything', async () => {
    expect(await answer('Buy here.')).toMatchObject({ ok: false, code: 'not-found' });
    await give('1323', 'sad', 'a');
    await answer('Buy here.');
    await answer('UDP was added.');
    const shown = { note: 'UDP was added.', readers: 1 };
    expect(await findFeedbackAnswer(PAGE, NOW)).toMatchObject(shown);
  });

  test('closes what they were shown, and sees what was said later, also by who was answered', async () => {
    const comment = (text: string, now: Date) =>
      inTransaction((tx) => giveFeedback(tx, PAGE, { locale: 'en', comment: text }, 'c', now));
    await give('1323', 'sad', 'a');
    await comment('What of UDP?', NOW);
    const newest = (await listFeedback(NOW)).pages[0]?.newest;
    await comment('The link is dead.', new Date(NOW.getTime() + 1));
    await answer('UDP was added.', newest);
    expect((await listFeedback(NOW)).pages).toMatchObject([
      { moods: { sad: 0, unsure: 1 }, comments: [{ text: 'The link is dead.' }] },
    ]);
    const still = { locale: 'en', comment: 'It is still wrong.' } as const;
    await inTransaction((tx) => giveFeedback(tx, PAGE, still, 'a', NOW));
    expect((await listFeedback(NOW)).pages).toMatchObject([
      {
        moods: { sad: 1, unsure: 1 },
        comments: [{ text: 'The link is dead.' }, { text: 'It is still wrong.' }],
      },
    ]);
  });
});
