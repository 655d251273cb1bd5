import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { handleAuth } from './handler';
import { LINKS_PER_ADDRESS, LINKS_PER_EMAIL } from './rules/signin-limits';
import { requestSignInLink } from './commands/request-link';
import {
  cookiesSet,
  emptyOutbox,
  letters,
  linkIn,
  pressConfirm,
  signedIn,
  SITE,
} from '@/lib/testing/sign-in';

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-outbox-'));
const printed: string[] = [];

beforeAll(() => {
  process.env.DATA_DIR = folder;
  forgetEnv();
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => printed.push(String(line)) > 0);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await resetDb();
  emptyOutbox();
  printed.length = 0;
});

const ask = (email: string, more: { next?: string; locale?: 'en' | 'he'; from?: string } = {}) =>
  requestSignInLink(
    {
      email,
      next: more.next ?? '/ports/80',
      locale: more.locale ?? 'en',
      headers: new Headers({ 'x-forwarded-for': more.from ?? '192.0.2.1' }),
    },
    new Date(),
  );

async function mailedLink(
  email = 'ana@example.org',
  more: Parameters<typeof ask>[1] = {},
): Promise<URL> {
  expect(await ask(email, more)).toMatchObject({ ok: true });
  return linkIn((await letters()).at(-1));
}

test('a mailed link signs in by the button of its page, and leads to choosing a handle', async () => {
  const link = await mailedLink(' Ana@Example.org ');
  expect(link.pathname).toBe('/signin/confirm');
  const answer = await pressConfirm(link, { 'user-agent': 'Firefox/140' });
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/account/handle?next=%2Fports%2F80');
  const cookies = cookiesSet(answer);
  expect(Object.keys(cookies).sort()).toEqual(['next-auth.session-token', 'signed-in']);
  expect(await testDb().user.findMany()).toMatchObject([
    { email: 'ana@example.org', handle: null, locale: 'en', name: null },
  ]);
  const [session] = await testDb().session.findMany();
  expect(session).toMatchObject({ agent: 'Firefox/140' });
  expect(session?.sessionToken).not.toBe(cookies['next-auth.session-token']);
});

test('whoever has a handle comes back to where they were', async () => {
  await signedIn('ana');
  const answer = await pressConfirm(await mailedLink('ana@example.org', { next: '/he/ports/80' }));
  expect(answer.headers.get('location')).toBe('/he/ports/80');
});

test('the letter says the same to those who have an account and those who have not', async () => {
  await signedIn('ana');
  await mailedLink('ana@example.org');
  await mailedLink('ben@example.org');
  const [known, unknown] = (await letters()).map(({ text, subject }) => [
    subject,
    text?.replace(/^http.*$/m, 'LINK'),
  ]);
  expect(known).toEqual(unknown);
});

test('the letter comes in the language of the page, its link printed for whoever has no mail server', async () => {
  const link = await mailedLink('ana@example.org', { locale: 'he' });
  const [letter] = await letters();
  expect(letter?.html).toContain('<html lang="he" dir="rtl">');
  expect(letter?.headers.find(({ key }) => key === 'content-language')?.value).toBe('he');
  expect(link.pathname).toBe('/he/signin/confirm');
  expect(printed.join('')).toContain(link.href);
});

test('nothing that was typed is markup in the letter', async () => {
  await mailedLink("o'hara&x@example.org", { next: '/search?q="<b>' });
  const html = (await letters())[0]?.html ?? '';
  expect(html).not.toContain('<b>');
  expect(html.match(/<a /g)).toHaveLength(1);
});

test('a link works once', async () => {
  const link = await mailedLink();
  await pressConfirm(link);
  const again = await pressConfirm(link);
  expect(again.headers.get('location')).toBe('/signin?error=link&next=%2Fports%2F80');
  expect(cookiesSet(again)).toEqual({});
  expect(await testDb().session.count()).toBe(1);
});

test('whoever is in by one link needs none of the others, and nobody else gets in by them', async () => {
  const [older, newer] = [await mailedLink(), await mailedLink()];
  const somebodyElses = await mailedLink('ben@example.org');
  await pressConfirm(newer);
  const late = await pressConfirm(older);
  expect(late.headers.get('location')).toBe('/signin?error=link&next=%2Fports%2F80');
  expect(cookiesSet(late)).toEqual({});
  expect(cookiesSet(await pressConfirm(somebodyElses))).not.toEqual({});
});

test('of two who press at once one gets in', async () => {
  const link = await mailedLink();
  const answers = await Promise.all(Array.from({ length: 8 }, () => pressConfirm(link)));
  expect(answers.filter((answer) => answer.headers.getSetCookie().length > 0)).toHaveLength(1);
  expect(await testDb().session.count()).toBe(1);
});

test('after fifteen minutes a link no longer works', async () => {
  const link = await mailedLink();
  const [row] = await testDb().verificationToken.findMany();
  const minutes = ((row?.expires.getTime() ?? 0) - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14);
  expect(minutes).toBeLessThanOrEqual(15);
  await testDb().verificationToken.updateMany({ data: { expires: new Date(Date.now() - 1) } });
  const late = await pressConfirm(link);
  expect(late.headers.get('location')).toBe('/signin?error=link&next=%2Fports%2F80');
  expect(await testDb().session.count()).toBe(0);
});

test('a mail scanner that opens every address signs nobody in and uses nothing up', async () => {
  const link = await mailedLink();
  const opened = await handleAuth(new Request(`${SITE}/api/auth/callback/email${link.search}`));
  expect(opened.headers.get('location')).toMatch(/^\/signin\/confirm\?/);
  expect(opened.headers.getSetCookie()).toEqual([]);
  expect(cookiesSet(await pressConfirm(link))).toHaveProperty('next-auth.session-token');
});

test('a page of another site cannot press the button', async () => {
  const link = await mailedLink();
  expect((await pressConfirm(link, { origin: 'https://evil.example' })).status).toBe(403);
});

test('the link of one address does not sign in another', async () => {
  const link = await mailedLink('ana@example.org');
  link.searchParams.set('email', 'ben@example.org');
  expect((await pressConfirm(link)).headers.get('location')).toMatch(/error=link/);
  expect(await testDb().user.count()).toBe(0);
});

test('a link leads nowhere but into this site', async () => {
  const [link] = [await mailedLink(), await signedIn('ana')];
  link.searchParams.set('next', '//evil.example/');
  expect((await pressConfirm(link)).headers.get('location')).toBe('/');
});

test('signing in again ends the session that the browser had', async () => {
  const { cookie } = await signedIn('ana');
  await pressConfirm(await mailedLink('ana@example.org'), { cookie });
  expect(await testDb().session.count()).toBe(1);
});

test('one address is sent so many links and no more, and is told when to come back', async () => {
  for (let sent = 0; sent < LINKS_PER_EMAIL; sent += 1)
    expect(await ask('ana@example.org')).toMatchObject({ ok: true });
  const refused = await ask('ana@example.org');
  expect(refused).toMatchObject({ ok: false, code: 'rate-limited' });
  expect(!refused.ok && refused.retryAfter).toBeGreaterThan(0);
  expect(await ask('ben@example.org')).toMatchObject({ ok: true });
});

test('one network address cannot write to the whole world', async () => {
  const answers = await Promise.all(
    Array.from({ length: LINKS_PER_ADDRESS + 5 }, (_, index) => ask(`a${index}@example.org`)),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(LINKS_PER_ADDRESS);
  expect(await ask('ben@example.org', { from: '192.0.2.2' })).toMatchObject({ ok: true });
});

test.each([
  '',
  'ana',
  'ana@example.org, ben@example.org',
  'ana@example.org\r\nBcc: ben@example.org',
])('%j is sent nothing', async (email) => {
  expect(await ask(email)).toMatchObject({ ok: false, code: 'invalid' });
  expect(await testDb().verificationToken.count()).toBe(0);
});

test('signing out ends the session and both cookies', async () => {
  const { cookie } = await signedIn('ana');
  const out = await handleAuth(
    new Request(`${SITE}/api/auth/signout`, {
      method: 'POST',
      headers: { cookie, origin: SITE },
      body: new URLSearchParams({ next: '/he' }),
    }),
  );
  expect(out.headers.get('location')).toBe('/he');
  expect(cookiesSet(out)).toEqual({ 'next-auth.session-token': '', 'signed-in': '' });
  expect(await testDb().session.count()).toBe(0);
});

test('a form that is no such form, or far too large, signs nobody in', async () => {
  const link = await mailedLink();
  link.searchParams.append('more', 'x'.repeat(20_000));
  expect((await pressConfirm(link)).headers.get('location')).toContain('error=');
  const other = new Request(`${SITE}/api/auth/callback/email`, {
    method: 'POST',
    headers: { origin: SITE },
    body: '{}',
  });
  expect((await handleAuth(other)).headers.get('location')).toContain('error=');
  expect(await testDb().session.count()).toBe(0);
});

test('what is no act of signing in or out is not there', async () => {
  for (const address of ['session', 'csrf', 'providers', 'callback/credentials', 'signin/github']) {
    const method = address.startsWith('signin') ? 'POST' : 'GET';
    const answer = await handleAuth(
      new Request(`${SITE}/api/auth/${address}`, { method, headers: { origin: SITE } }),
    );
    expect(answer.status, address).toBe(404);
  }
});

test('a suspended account signs in, to the page that says so', async () => {
  const { user } = await signedIn('ana');
  await testDb().user.update({
    where: { id: user.id },
    data: { suspendedAt: new Date(), suspendReason: 'Advertising.' },
  });
  const answer = await pressConfirm(await mailedLink('ana@example.org', { next: '/he/ports/80' }));
  expect(answer.headers.get('location')).toBe('/he/account');
  expect(Object.keys(cookiesSet(answer))).toContain('next-auth.session-token');
});
