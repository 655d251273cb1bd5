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

test('whoever is held up is told for how long', async () => {
  const late = new Date(NOON.getTime() + 59 * MINUTE);
  await take('votes:ana', NOON, 1);
  expect(await take('votes:ana', late, 1)).toMatchObject({
    ok: false,
    code: 'rate-limited',
    retryAfter: 60,
  });
  expect(await take('votes:ana', new Date(NOON.getTime() + HOUR), 1)).toMatchObject({ ok: true });
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
