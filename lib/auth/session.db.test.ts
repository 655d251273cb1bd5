import { beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/db';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { endOtherSessions, endSession, endSessions, startSession } from './commands/sessions';
import { createToken, revokeToken } from './commands/tokens';
import { listSessions, listTokens } from './queries';
import { TOKENS_AT_MOST } from './rules/signin-limits';
import { hashOf } from './secret-token';
import { actorOf, authenticate, readActorForWrite } from './session';
import { signedIn } from '@/lib/testing/sign-in';
import { read, request, tokenFor, withToken, write } from './requests.fixture';

beforeEach(() => resetDb());

test('a session is who it says, with the level that the role brings', async () => {
  const { user, cookie } = await signedIn('ana', { role: 'moderator' });
  expect(await write(cookie)).toMatchObject({
    ok: true,
    value: {
      id: user.id,
      handle: 'ana',
      role: 'moderator',
      trust: 4,
      established: true,
      suspended: null,
      via: 'session',
    },
  });
});

test('nobody without a session, with a made-up one, or with one that has run out', async () => {
  const { cookie } = await signedIn('ana');
  await testDb().session.updateMany({ data: { expires: new Date(Date.now() - 1) } });
  for (const header of [
    '',
    'next-auth.session-token=',
    'next-auth.session-token=made-up',
    cookie,
  ]) {
    expect(await read(header)).toMatchObject({ ok: false, code: 'not-signed-in' });
  }
});

test('a session that is used ends later, one that is left alone after two weeks', async () => {
  const { cookie } = await signedIn('ana');
  const end = async () => (await testDb().session.findFirstOrThrow()).expires.getTime();
  const inTwoWeeks = Date.now() + 14 * DAY;
  expect(Math.abs((await end()) - inTwoWeeks)).toBeLessThan(HOUR);
  await testDb().session.updateMany({ data: { expires: new Date(Date.now() + 3 * DAY) } });
  expect(await read(cookie)).toMatchObject({ ok: true });
  expect(Math.abs((await end()) - inTwoWeeks)).toBeLessThan(HOUR);
  // It began so long ago that it may not last as long again.
  const begun = new Date(Date.now() - 59 * DAY);
  await testDb().session.updateMany({
    data: { createdAt: begun, expires: new Date(Date.now() + HOUR) },
  });
  await read(cookie);
  expect(await end()).toBeLessThanOrEqual(begun.getTime() + 60 * DAY);
});

test('the database keeps no secret that would sign anybody in', async () => {
  const { user, secret } = await signedIn('ana');
  const token = await tokenFor(user.id);
  const everything = JSON.stringify([
    await testDb().session.findMany(),
    await testDb().apiToken.findMany(),
  ]);
  expect(everything).not.toContain(secret);
  expect(everything).not.toContain(token);
  expect(everything).toContain(hashOf(token));
});

test('an ended session is nobody at its next request', async () => {
  const { user, cookie } = await signedIn('ana');
  await endSessions(testDb(), user.id);
  expect(await write(cookie)).toMatchObject({ ok: false, code: 'not-signed-in' });
});

test('a suspended account’s next write is refused with the reason, and it may still read', async () => {
  const { user, cookie } = await signedIn('ana');
  const token = await tokenFor(user.id, ['read', 'write']);
  expect(await write(cookie)).toMatchObject({ ok: true });
  await testDb().user.update({
    where: { id: user.id },
    data: { suspendedAt: new Date(), suspendReason: 'Spam.' },
  });
  const refused = {
    ok: false,
    code: 'forbidden',
    reason: 'suspended',
    detail: { suspension: { reason: 'Spam.' } },
  };
  expect(await write(cookie)).toMatchObject(refused);
  expect(await withToken(token, 'PUT')).toMatchObject(refused);
  expect(await read(cookie)).toMatchObject({ ok: true });
});

test('a demoted moderator’s next request is a member’s', async () => {
  const { user, cookie } = await signedIn('ana', { role: 'moderator' });
  await testDb().user.update({ where: { id: user.id }, data: { role: 'member' } });
  expect(await write(cookie)).toMatchObject({
    ok: true,
    value: { role: 'member', trust: 1, established: false },
  });
});

test('a write by cookie comes from a page of the site, or not at all', async () => {
  const { cookie } = await signedIn('ana');
  for (const headers of [{ cookie, origin: 'https://evil.example' }, { cookie }]) {
    expect(await actorOf(request(headers as Record<string, string>, 'DELETE'))).toMatchObject({
      code: 'forbidden',
      reason: 'foreign-origin',
    });
  }
});

test('a token may do what it was made for, and nothing else', async () => {
  const { user } = await signedIn('ana');
  const token = await tokenFor(user.id, ['read']);
  expect(await withToken(token)).toMatchObject({
    ok: true,
    value: { handle: 'ana', via: 'token', scopes: ['read'] },
  });
  expect(await withToken(token, 'POST')).toMatchObject({
    code: 'forbidden',
    reason: 'missing-scope',
    detail: { scope: 'write' },
  });
  expect(await withToken(await tokenFor(user.id, ['write']), 'POST')).toMatchObject({ ok: true });
  expect(await withToken(await tokenFor(user.id, ['write']), 'POST', 'moderate')).toMatchObject({
    reason: 'missing-scope',
  });
});

test('a revoked token is nobody, and one can only revoke one’s own', async () => {
  const [ana, ben] = [await signedIn('ana'), await signedIn('ben')];
  const token = await tokenFor(ana.user.id);
  const [view] = await listTokens(ana.user.id);
  expect(await revokeToken(ben.user.id, view?.id ?? '', new Date())).toBe(false);
  expect(await withToken(token)).toMatchObject({ ok: true });
  expect(await revokeToken(ana.user.id, view?.id ?? '', new Date())).toBe(true);
  expect(await withToken(token)).toMatchObject({ code: 'not-signed-in', reason: 'bad-token' });
  expect(await listTokens(ana.user.id)).toEqual([]);
});

test('a token that has run out is nobody, also in the middle of a write, and counts no more', async () => {
  const { user } = await signedIn('ana');
  const end = new Date(Date.now() + HOUR);
  const token = await tokenFor(user.id, ['write'], end);
  const seen = await withToken(token, 'POST');
  if (!seen.ok) throw new Error(seen.reason);
  const again = () => inTransaction((tx) => readActorForWrite(tx, seen.value));
  expect(await again()).toMatchObject({ ok: true });
  await testDb().apiToken.updateMany({ data: { expiresAt: new Date() } });
  expect(await again()).toMatchObject({ code: 'not-signed-in', reason: 'bad-token' });
  expect(await withToken(token)).toMatchObject({ code: 'not-signed-in', reason: 'bad-token' });
  expect(await listTokens(user.id)).toHaveLength(1);
  for (let made = 0; made < TOKENS_AT_MOST; made += 1) await tokenFor(user.id);
  await expect(tokenFor(user.id)).rejects.toThrow('too-many-tokens');
});

test('a wrong token is not made good by a right cookie', async () => {
  const { cookie } = await signedIn('ana');
  for (const authorization of ['Bearer wrong', 'Basic YTpi', 'Bearer']) {
    expect(await authenticate(request({ authorization, cookie }))).toMatchObject({
      code: 'not-signed-in',
    });
  }
});

test('the use of a token is remembered', async () => {
  const { user } = await signedIn('ana');
  const token = await tokenFor(user.id);
  expect((await listTokens(user.id))[0]?.lastUsedAt).toBeNull();
  await withToken(token);
  expect((await listTokens(user.id))[0]?.lastUsedAt).toBeInstanceOf(Date);
});

test('there are so many tokens and no more, however many are asked for at once', async () => {
  const { user } = await signedIn('ana');
  const ask = () =>
    inTransaction((tx) =>
      createToken(tx, user.id, { name: 'x', scopes: ['read'], expiresAt: null }, new Date()),
    );
  const made = await Promise.all(Array.from({ length: TOKENS_AT_MOST + 5 }, ask));
  expect(made.filter((one) => one.ok)).toHaveLength(TOKENS_AT_MOST);
});

test('one ends one’s own sessions only, one or all others', async () => {
  const [ana, ben] = [await signedIn('ana', {}, 'Firefox/1'), await signedIn('ben')];
  for (const agent of ['Chrome/2', 'curl/8']) await startSession(ana.user.id, agent, new Date());
  const sessions = await listSessions(ana.user.id, new Date());
  expect(sessions.map(({ agent }) => agent).sort()).toEqual(['Chrome/2', 'Firefox/1', 'curl/8']);
  const curl = sessions.find(({ agent }) => agent === 'curl/8');
  expect(await endSession(ben.user.id, curl?.id ?? '')).toBe(false);
  expect(await endSession(ana.user.id, curl?.id ?? '')).toBe(true);
  const own = sessions.find(({ agent }) => agent === 'Firefox/1');
  await endOtherSessions(ana.user.id, own?.id ?? null);
  expect(await listSessions(ana.user.id, new Date())).toHaveLength(1);
  expect(await read(ana.cookie)).toMatchObject({ ok: true });
  expect(await read(ben.cookie)).toMatchObject({ ok: true });
});
