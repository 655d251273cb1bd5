import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/platform/db';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { closeAccount, chooseHandle } from './commands/accounts';
import { authenticate, refusalOf } from './session';
import { must } from '@/lib/testing/community';
import { signedIn } from '@/lib/testing/sign-in';
import { read, request, tokenFor, withToken, write } from './requests.fixture';

beforeEach(() => resetDb());

test('without a handle nobody writes', async () => {
  const { user, cookie } = await signedIn('ana');
  await testDb().user.update({ where: { id: user.id }, data: { handle: null } });
  expect(await write(cookie)).toMatchObject({ code: 'forbidden', reason: 'handle-needed' });
  const signedInAs = await authenticate(request({ cookie }));
  expect(signedInAs).toMatchObject({ ok: true, value: { handle: null } });
  if (signedInAs.ok) expect(refusalOf(signedInAs.value, request({ cookie }))).toBeNull();
});

test('a handle is one person’s, whatever its case, and sending the form twice does no harm', async () => {
  const [ana, ben] = [await signedIn('ana'), await signedIn('ben')];
  await testDb().user.updateMany({ data: { handle: null } });
  const answers = await Promise.all([
    chooseHandle(ana.user.id, 'Anchor'),
    chooseHandle(ana.user.id, 'anchor '),
  ]);
  expect(answers).toEqual([
    { ok: true, value: 'anchor' },
    { ok: true, value: 'anchor' },
  ]);
  expect(await chooseHandle(ben.user.id, 'ANCHOR')).toMatchObject({
    code: 'duplicate',
    reason: 'taken',
  });
  expect(await chooseHandle(ben.user.id, 'ａnchor')).toMatchObject({ code: 'duplicate' });
  expect(await chooseHandle(ana.user.id, 'another')).toMatchObject({
    code: 'forbidden',
    reason: 'has-handle',
  });
});

test('of many who want one handle at once one gets it', async () => {
  const users = await Promise.all(
    Array.from({ length: 6 }, (_, index) => signedIn(`user-${index}`)),
  );
  await testDb().user.updateMany({ data: { handle: null } });
  const answers = await Promise.all(users.map(({ user }) => chooseHandle(user.id, 'anchor')));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test('a handle of the instance’s making can be replaced', async () => {
  const { user } = await signedIn('sailor-abc2345');
  expect(await chooseHandle(user.id, 'ana')).toEqual({ ok: true, value: 'ana' });
});

test('a closed account leaves nothing that says whose it was, and nobody gets in with what it had', async () => {
  const { user, cookie } = await signedIn('ana', { earnedTrust: 2 });
  const token = await tokenFor(user.id);
  await testDb().account.create({
    data: { userId: user.id, type: 'oauth', provider: 'github', providerAccountId: '7' },
  });
  const handle = must(await inTransaction((tx) => closeAccount(tx, user.id, new Date())));
  expect(handle).toMatch(/^former-member-/);
  expect(await testDb().user.findUnique({ where: { id: user.id } })).toMatchObject({
    handle,
    email: null,
    name: null,
    earnedTrust: 2,
  });
  expect(await read(cookie)).toMatchObject({ ok: false });
  expect(await withToken(token)).toMatchObject({ ok: false });
  expect(await testDb().account.count()).toBe(0);
});
