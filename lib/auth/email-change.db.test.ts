import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgetEnv } from '@/lib/platform/env';
import { mailServer } from '@/lib/testing/mail-server';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { confirmEmailChange, requestEmailChange } from './commands/change-email';
import { EMAIL_CHANGES } from './rules/signin-limits';
import { actorOf } from './session';
import { requestSignInLink } from './commands/request-link';
import { linkIn, pressConfirm, signedIn, SITE } from '@/lib/testing/sign-in';
import type { Actor } from './types';

// Here the letters go through a real SMTP server; the other tests read them from the outbox.
const { received } = mailServer();
const folder = mkdtempSync(path.join(tmpdir(), 'portolan-outbox-'));

beforeAll(() => {
  process.env.MAIL_FROM = 'Portolan <ports@example.org>';
  process.env.DATA_DIR = folder;
  forgetEnv();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => resetDb());

async function actor(handle: string): Promise<{ actor: Actor; cookie: string }> {
  const { cookie } = await signedIn(handle);
  const found = await actorOf(new Request(SITE, { headers: { cookie } }));
  if (!found.ok) throw new Error(found.reason);
  return { actor: found.value, cookie };
}
const emailOf = async (id: string) => (await testDb().user.findUnique({ where: { id } }))?.email;
const tokenIn = (letter: Email | undefined) => linkIn(letter).searchParams.get('token') ?? '';
const change = (who: Actor, to: string) => requestEmailChange(who, to, new Date());

test('a sign-in link that went through an SMTP server signs in', async () => {
  const asked = await requestSignInLink(
    { email: 'ana@example.org', next: '/', locale: 'en', headers: new Headers() },
    new Date(),
  );
  expect(asked).toMatchObject({ ok: true });
  expect(received.map(({ to }) => to)).toEqual([['ana@example.org']]);
  expect(received[0]?.letter.from).toMatchObject({
    name: 'Portolan',
    address: 'ports@example.org',
  });
  expect((await pressConfirm(linkIn(received[0]?.letter))).headers.getSetCookie().join()).toContain(
    'session-token',
  );
});

test('an address changes by the link that the new one was sent, and the old one is told', async () => {
  const { actor: ana } = await actor('ana');
  expect(await change(ana, 'New@Example.org')).toMatchObject({
    ok: true,
    value: { email: 'new@example.org' },
  });
  expect(received.map(({ to }) => to)).toEqual([['new@example.org']]);
  expect(await emailOf(ana.id)).toBe('ana@example.org');
  expect(await confirmEmailChange(ana, tokenIn(received[0]?.letter), new Date())).toMatchObject({
    ok: true,
  });
  expect(await emailOf(ana.id)).toBe('new@example.org');
  expect(received[1]?.to).toEqual(['ana@example.org']);
  expect(received[1]?.letter.text).not.toContain('new@example.org');
});

test('the link works once, for fifteen minutes, for that account', async () => {
  const [{ actor: ana }, { actor: ben }] = [await actor('ana'), await actor('ben')];
  await change(ana, 'new@example.org');
  const token = tokenIn(received[0]?.letter);
  const wrong = { ok: false, code: 'not-found' };
  expect(await confirmEmailChange(ben, token, new Date())).toMatchObject(wrong);
  expect(await confirmEmailChange(ana, token, new Date(Date.now() + 15.1 * 60_000))).toMatchObject(
    wrong,
  );
  expect(await confirmEmailChange(ana, token, new Date())).toMatchObject({ ok: true });
  expect(await confirmEmailChange(ana, token, new Date())).toMatchObject(wrong);
});

test('a newer letter makes the older one worthless', async () => {
  const { actor: ana } = await actor('ana');
  await change(ana, 'first@example.org');
  await change(ana, 'second@example.org');
  expect(await confirmEmailChange(ana, tokenIn(received[0]?.letter), new Date())).toMatchObject({
    code: 'not-found',
  });
  expect(await confirmEmailChange(ana, tokenIn(received[1]?.letter), new Date())).toMatchObject({
    ok: true,
  });
});

test('whether an address is somebody’s is not told to those who only name it', async () => {
  const [{ actor: ana }, { actor: ben }] = [await actor('ana'), await actor('ben')];
  expect(await change(ana, 'ben@example.org')).toMatchObject({ ok: true });
  expect(await confirmEmailChange(ana, tokenIn(received[0]?.letter), new Date())).toMatchObject({
    code: 'duplicate',
  });
  expect(await emailOf(ana.id)).toBe('ana@example.org');
  expect(await emailOf(ben.id)).toBe('ben@example.org');
});

test('such a link signs nobody in', async () => {
  const { actor: ana } = await actor('ana');
  await change(ana, 'new@example.org');
  const link = new URL(`${SITE}/signin/confirm`);
  const row = await testDb().verificationToken.findFirstOrThrow();
  link.search = new URLSearchParams({
    email: row.identifier,
    token: tokenIn(received[0]?.letter),
  }).toString();
  expect((await pressConfirm(link)).headers.get('location')).toContain('error=link');
});

test('nobody is made to write letters without end', async () => {
  const { actor: ana } = await actor('ana');
  for (let sent = 0; sent < EMAIL_CHANGES; sent += 1)
    expect(await change(ana, `a${sent}@example.org`)).toMatchObject({ ok: true });
  expect(await change(ana, 'one-more@example.org')).toMatchObject({ code: 'rate-limited' });
});
