import { beforeEach, expect, test } from 'vitest';
import type { CliIo } from '@/lib/platform/cli';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { main as role } from './role-cli';
import { actorOf } from './session';
import { SITE } from '@/lib/testing/sign-in';
import { main as token } from './token-cli';

beforeEach(() => resetDb());

async function run(command: typeof role, ...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io: CliIo = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    file: (given) => given,
  };
  return { status: await command(argv, io), out, err };
}
const actorBy = (secret: string | undefined) =>
  actorOf(new Request(SITE, { headers: { authorization: `Bearer ${secret ?? ''}` } }));

test('role makes a confirmed account with a handle where there is none, and says so in the log', async () => {
  expect(await run(role, 'Ana@Example.org', 'admin')).toMatchObject({ status: 0, err: [] });
  const [user] = await testDb().user.findMany();
  expect(user).toMatchObject({ email: 'ana@example.org', role: 'admin' });
  expect(user?.emailVerified).toBeInstanceOf(Date);
  expect(user?.handle).toMatch(/^sailor-[a-z0-9]{7}$/);
  expect(await testDb().logEntry.findMany()).toMatchObject([
    {
      action: 'role.set',
      actorId: null,
      subjectType: 'user',
      subjectId: user?.id,
      data: { before: 'member', after: 'admin' },
    },
  ]);
  expect(JSON.stringify(await testDb().logEntry.findMany())).not.toContain('example.org');
});

test('role changes the role of an account that is there, and nothing where it is so already', async () => {
  await run(role, 'ana@example.org', 'moderator');
  await run(role, 'ana@example.org', 'moderator');
  const last = await run(role, 'ana@example.org', 'member');
  expect(last.out).toEqual([expect.stringMatching(/ is member now$/)]);
  expect((await run(role, 'ana@example.org', 'member')).out[0]).toMatch(/ is member already$/);
  expect((await run(role, 'eva@example.org', 'member')).out[0]).toMatch(/ is member now$/);
  expect(await testDb().user.findMany({ where: { email: 'ana@example.org' } })).toMatchObject([
    { role: 'member' },
  ]);
  expect(await testDb().logEntry.count()).toBe(2);
});

test.each([
  [],
  ['ana@example.org'],
  ['ana@example.org', 'king'],
  ['ana', 'admin'],
  ['ana@example.org', 'admin', 'now'],
])('role %j ends in one line that says what to write', async (...argv) => {
  await expect(run(role, ...(argv as string[]))).rejects.toThrow(
    /^[^\n]*npm run role -- EMAIL member\|reviewer\|moderator\|admin[^\n]*$/,
  );
  expect(await testDb().user.count()).toBe(0);
});

test('token prints the token alone, and it works at once', async () => {
  await run(role, 'ana@example.org', 'reviewer');
  const { status, out } = await run(token, 'ana@example.org');
  expect(status).toBe(0);
  expect(out).toHaveLength(1);
  expect(await actorBy(out[0])).toMatchObject({
    ok: true,
    value: { role: 'reviewer', scopes: ['read', 'write', 'moderate'] },
  });
});

test('token makes a token for what was asked', async () => {
  await run(role, 'ana@example.org', 'member');
  const { out } = await run(token, 'ana@example.org', '--scope', 'write,read');
  expect(await actorBy(out[0])).toMatchObject({ ok: true, value: { scopes: ['read', 'write'] } });
  const other = await run(token, 'ana@example.org', '--scope=read');
  expect(await actorBy(other.out[0])).toMatchObject({ ok: true, value: { scopes: ['read'] } });
});

test.each([
  [['nobody@example.org'], /npm run role/],
  [['ana@example.org', '--scope', 'all'], /--scope takes/],
  [['ana@example.org', '--scope'], /usage/],
  [['ana@example.org', 'read'], /usage/],
  [[], /usage/],
])('token %j is an error of one line', async (argv, message) => {
  await run(role, 'ana@example.org', 'member');
  await expect(run(token, ...argv)).rejects.toThrow(message);
});
