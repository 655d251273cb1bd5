import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { MINUTE } from '@/lib/platform/clock';
import { forgetEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { cookiesSet, emptyOutbox, letters } from '@/lib/testing/sign-in';
import { removeFactor, renewRecoveryCodes } from './commands/factor';
import { ana, codeOf, give, half, location } from './factor.fixture';
import { read } from './requests.fixture';
import { CODE_TRIES, HALF_MINUTES } from './rules/factor-limits';

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-step-'));
const written: string[] = [];

beforeAll(() => {
  process.env.DATA_DIR = folder;
  forgetEnv();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => written.push(String(line)) > 0);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await resetDb();
  emptyOutbox();
  written.length = 0;
});

test('a mailed link alone opens the page that asks for the code, and nothing else', async () => {
  await ana();
  await testDb().session.deleteMany();
  const { answer, cookie } = await half('/he/ports/80');
  expect(location(answer)).toBe('/he/signin/factor?next=%2Fhe%2Fports%2F80');
  expect(Object.keys(cookiesSet(answer))).toEqual(['half-signed-in']);
  expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly/);
  expect(await testDb().session.count()).toBe(0);
  const secret = cookie.split('=')[1] ?? '';
  expect((await read(`next-auth.session-token=${secret}`)).ok).toBe(false);
  expect((await read(cookie)).ok).toBe(false);
});

test('the code signs in, with a secret of its own, and the browser’s former session ends', async () => {
  const { secret, cookie: former } = await ana();
  const { cookie } = await half();
  const answer = await give(codeOf(secret, new Date()), `${cookie}; ${former}`);
  expect(location(answer)).toBe('/ports/80');
  const cookies = cookiesSet(answer);
  expect(cookies).toMatchObject({ 'signed-in': '1', 'half-signed-in': '' });
  const session = cookies['next-auth.session-token'] ?? '';
  expect((await read(`next-auth.session-token=${session}`)).ok).toBe(true);
  expect(cookie).not.toContain(session);
  expect(await testDb().session.findMany()).toMatchObject([{ agent: 'Firefox/140' }]);
  // The half sign-in is used up.
  expect(location(await give(codeOf(secret, new Date(), 1), cookie))).toMatch(
    /^\/signin\?error=late/,
  );
});

test('a code works once, whoever saw it, and none before it works again', async () => {
  const { secret } = await ana();
  const [first, second] = [await half(), await half()];
  const now = new Date();
  const code = codeOf(secret, now);
  const before = codeOf(secret, now, -1);
  const answers = await Promise.all([first, second].map(({ cookie }) => give(code, cookie)));
  expect(answers.map(location).sort()).toEqual([
    '/ports/80',
    '/signin/factor?error=code&next=%2Fports%2F80',
  ]);
  const { cookie } = await half();
  for (const used of [code, before])
    expect(location(await give(used, cookie))).toContain('error=code');
  expect(location(await give(codeOf(secret, now, 1), cookie))).toBe('/ports/80');
});

test('a recovery code works once, as typed, and the owner is told', async () => {
  const { user, recovery } = await ana();
  const [code = ''] = recovery;
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')}`;
  const answer = await give(typed, (await half()).cookie);
  expect(location(answer)).toBe('/account/factor?done=recovery');
  const letter = (await letters()).at(-1);
  expect(letter?.subject).toBe('Signed in with a recovery code (localhost:3000)');
  expect(letter?.text).toContain('9 are left');
  expect(written.join('')).toContain(`info signed-in by=recovery-code account=${user.id}`);
  expect(written.join('')).not.toContain('example.org');
  expect(location(await give(code, (await half()).cookie))).toContain('error=code');
  const renewed = await transact((tx) => renewRecoveryCodes(tx, user.id));
  expect(location(await give(recovery[1] ?? '', (await half()).cookie))).toContain('error=code');
  const next = renewed.ok ? renewed.value[0] : '';
  expect(location(await give(next ?? '', (await half()).cookie))).toContain('done=recovery');
});

test('guessing ends after a few tries, for the right code too, in whatever browser', async () => {
  const { secret } = await ana();
  const [one, two] = [await half(), await half()];
  const wrong = await Promise.all(
    Array.from({ length: CODE_TRIES[0].tries }, () => give('000000', one.cookie)),
  );
  expect(wrong.map(location)).toEqual(
    wrong.map(() => '/signin/factor?error=code&next=%2Fports%2F80'),
  );
  for (const { cookie } of [one, two])
    expect(location(await give(codeOf(secret, new Date()), cookie))).toContain('error=tries');
  expect(await testDb().session.count()).toBe(1);
  expect(written.join('')).toContain('warn sign-in-refused reason=second-factor-tries');
});

test('the second half is given within minutes, from this site, by whom the first was', async () => {
  const { secret } = await ana();
  const { cookie } = await half();
  const code = codeOf(secret, new Date());
  expect((await give(code, cookie, { origin: 'https://evil.example' })).status).toBe(403);
  expect(location(await give(code, ''))).toMatch(/^\/signin\?error=late/);
  const [row] = await testDb().halfSignIn.findMany();
  expect((row?.expires.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(HALF_MINUTES * MINUTE);
  await testDb().halfSignIn.updateMany({ data: { expires: new Date(Date.now() - 1) } });
  expect(location(await give(code, cookie))).toMatch(/^\/signin\?error=late/);
});

test('turned off, a link is enough again, and who stood at the second half begins anew', async () => {
  const { user, secret, recovery } = await ana();
  const { cookie } = await half();
  expect(
    await transact(async (tx) => ({ ok: true, value: await removeFactor(tx, user.id) })),
  ).toEqual({
    ok: true,
    value: true,
  });
  for (const code of [codeOf(secret, new Date()), recovery[0] ?? ''])
    expect(location(await give(code, cookie))).toContain('error=late');
  const { answer } = await half();
  expect(cookiesSet(answer)).toHaveProperty('next-auth.session-token');
});
