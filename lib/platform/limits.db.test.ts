import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { HOUR, MINUTE } from './clock';
import { privateLimitKey, sweepLimits, takeFromLimit } from './limits';

const NOON = new Date('2026-11-20T12:00:00Z');
const take = (key: string, now: Date, limit = 30) => takeFromLimit(testDb(), key, limit, HOUR, now);

beforeEach(() => resetDb());

test('of fifty who ask at once, exactly as many get one as there are', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => take('votes:ana', NOON)));
  const taken = answers.flatMap((answer) => (answer.ok ? [answer.value.remaining] : []));
  expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index));
});

const after = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE);

test('whoever is held up is told for how long', async () => {
  await take('votes:ana', NOON, 1);
  expect(await take('votes:ana', after(59), 1)).toMatchObject({
    ok: false,
    code: 'rate-limited',
    retryAfter: 240,
  });
  expect(await take('votes:ana', after(62), 1)).toMatchObject({ ok: false, retryAfter: 60 });
  expect(await take('votes:ana', after(63), 1)).toMatchObject({ ok: true });
});

test('the first that is free again is said, not when all are', async () => {
  for (const minutes of [0, 20, 40]) await take('votes:ana', after(minutes), 3);
  expect(await take('votes:ana', after(50), 3)).toMatchObject({ retryAfter: 13 * 60 });
  expect(await take('votes:ana', after(63), 3)).toMatchObject({
    ok: true,
    value: { remaining: 0 },
  });
  expect(await take('votes:ana', after(64), 3)).toMatchObject({ retryAfter: 17 * 60 });
});

test('no span of an hour has more than there are, wherever it begins', async () => {
  const LIMIT = 4;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 25 * 60 }), { maxLength: 30 }),
      async (gaps) => {
        await resetDb();
        const given: number[] = [];
        let now = NOON.getTime();
        for (const seconds of gaps) {
          now += seconds * 1_000;
          if ((await take('votes:ana', new Date(now), LIMIT)).ok) given.push(now);
        }
        for (const [at, end] of given.entries())
          expect(end - (given[at - LIMIT] ?? -Infinity)).toBeGreaterThan(HOUR - 1);
      },
    ),
    { numRuns: 20 },
  );
});

test('one account does not use up what another has', async () => {
  await take('votes:ana', NOON, 1);
  expect(await take('votes:ben', NOON, 1)).toMatchObject({ ok: true, value: { remaining: 0 } });
});

test('a limit of nothing allows nothing', async () => {
  expect(await take('votes:ana', NOON, 0)).toMatchObject({ ok: false });
});

test('what a transaction took comes back when it is rolled back', async () => {
  const failing = testDb().$transaction(async (tx) => {
    await takeFromLimit(tx, 'votes:ana', 1, HOUR, NOON);
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  expect(await take('votes:ana', NOON, 1)).toMatchObject({ ok: true });
});

test('old windows are cleared away, the present one is not', async () => {
  await take('old', new Date(NOON.getTime() - 25 * HOUR));
  await take('new', NOON);
  await sweepLimits(testDb(), NOON);
  expect(await testDb().limitWindow.findMany({ select: { key: true } })).toEqual([{ key: 'new' }]);
});

test('a private key is the same for the same address, and does not hold it', () => {
  const key = privateLimitKey('signin', '192.0.2.7');
  expect(key).toBe(privateLimitKey('signin', '192.0.2.7'));
  expect(key).not.toBe(privateLimitKey('signin', '192.0.2.8'));
  expect(key).not.toContain('192');
});
