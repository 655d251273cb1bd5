import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { MINUTE } from '@/lib/platform/clock';
import { forgetEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { must } from '@/lib/testing/community';
import { emptyOutbox, letters, signedIn } from '@/lib/testing/sign-in';
import { closeAccount } from './commands/accounts';
import { beginFactor, confirmFactor } from './commands/factor';
import { startSession } from './commands/sessions';
import { main as factorCommand } from './factor-cli';
import { ana, codeOf, half, secretOf } from './factor.fixture';
import { sealFactor, unsealFactor } from './factor-secret';
import { read } from './requests.fixture';
import { SETUP_MINUTES } from './rules/factor-limits';
import { RECOVERY_CODES } from './rules/recovery-code';

const folder = mkdtempSync(path.join(tmpdir(), 'portolan-factor-'));

beforeAll(() => {
  process.env.DATA_DIR = folder;
  forgetEnv();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await resetDb();
  emptyOutbox();
});

test('a first code turns it on, ends the sessions begun without, and gives codes for the day the app is lost', async () => {
  const { user, cookie } = await signedIn('ana');
  const own = await testDb().session.findFirstOrThrow();
  const other = await startSession(user.id, null, new Date());
  const now = new Date();
  await transact((tx) => beginFactor(tx, user.id, now));
  const confirm = (code: string, at = now) =>
    transact((tx) => confirmFactor(tx, { id: user.id, sessionId: own.id }, code, at));
  const code = codeOf(await secretOf(user.id), now);
  expect(await confirm('000000')).toMatchObject({ ok: false, reason: 'code' });
  expect(await confirm(code, new Date(now.getTime() + SETUP_MINUTES * MINUTE))).toMatchObject({
    reason: 'setup',
  });
  expect(
    (await testDb().user.findUniqueOrThrow({ where: { id: user.id } })).factorSince,
  ).toBeNull();
  const made = await confirm(code);
  expect(made.ok && new Set(made.value).size).toBe(RECOVERY_CODES);
  expect((await read(cookie)).ok).toBe(true);
  expect((await read(`next-auth.session-token=${other}`)).ok).toBe(false);
  // Neither turned on twice, nor replaced by whoever has the session.
  expect(await confirm(code)).toMatchObject({ reason: 'setup' });
  expect(await transact((tx) => beginFactor(tx, user.id, now))).toMatchObject({
    reason: 'has-one',
  });
});

test('neither what the app was told nor a recovery code stands in the database', async () => {
  const { user, secret, recovery } = await ana();
  const kept = JSON.stringify([
    await testDb().authenticator.findMany(),
    await testDb().recoveryCode.findMany(),
  ]);
  for (const one of [secret, ...recovery]) expect(kept).not.toContain(one);
  const sealed = sealFactor(user.id, secret);
  expect(unsealFactor(user.id, sealed)).toBe(secret);
  expect(unsealFactor('somebody-else', sealed)).toBeNull();
  expect(unsealFactor(user.id, `${sealed.slice(0, -2)}AA`)).toBeNull();
  expect(unsealFactor(user.id, '')).toBeNull();
});

test('an operator resets it with a reason: sessions end, the log says why, the owner is told', async () => {
  const { user } = await ana();
  const out: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: () => 0,
    file: (given: string) => given,
  };
  const reset = (...argv: string[]) => factorCommand(argv, io);
  await expect(reset('reset', 'ana@example.org', ' - ')).rejects.toThrow(/^usage: npm run factor/);
  await expect(reset('reset', 'ben@example.org', 'Lost.')).rejects.toThrow(/^nobody has/);
  expect(await reset('reset', 'ana@example.org', 'Phone', 'lost;', 'seen', 'in', 'person.')).toBe(
    0,
  );
  expect(await testDb().session.count()).toBe(0);
  expect(await testDb().logEntry.findMany()).toMatchObject([
    {
      action: 'factor.reset',
      actorId: null,
      subjectType: 'user',
      subjectId: user.id,
      reason: 'Phone lost; seen in person.',
    },
  ]);
  expect((await letters()).at(-1)?.subject).toBe('Second factor reset (localhost:3000)');
  await expect(reset('reset', 'ana@example.org', 'Again.')).rejects.toThrow(/no second factor/);
});

test('nothing of it outlives the account', async () => {
  const { user } = await ana();
  await half();
  must(await transact((tx) => closeAccount(tx, user.id, new Date())));
  const db = testDb();
  const left = [db.authenticator.count(), db.recoveryCode.count(), db.halfSignIn.count()];
  expect(await Promise.all(left)).toEqual([0, 0, 0]);
});
