import { afterAll, beforeEach, expect, test } from 'vitest';
import { removeFactor } from '@/lib/auth/commands/factor';
import { createToken } from '@/lib/auth/commands/tokens';
import { withFactor } from '@/lib/auth/factor.fixture';
import { findActorBySession } from '@/lib/auth/queries';
import { TRUST } from '@/lib/levels/levels';
import { forgetEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, opened, person } from '@/lib/testing/community';
import { dispatch, type Method } from '@/lib/testing/dispatch.fixture';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { SITE, signedIn } from '@/lib/testing/sign-in';
import { slowly } from '@/lib/testing/slow-request.fixture';

const demand = (who: string) => {
  process.env.REQUIRE_SECOND_FACTOR = who;
  forgetEnv();
};
afterAll(() => {
  delete process.env.REQUIRE_SECOND_FACTOR;
  forgetEnv();
});

const NOW = new Date();
let report: number;
let edit: number;
beforeEach(async () => {
  await resetDb();
  demand('moderators');
  const author = await person();
  report = await givenReport(author, {}, NOW);
  edit = (await opened(author, 1500, NOW, { software: { name: 'Gin' } })).id;
});

type By = Record<string, string>;
async function send(by: By, method: Method, path: string, body?: object) {
  const answer = await dispatch(
    new Request(`${SITE}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: SITE, ...by },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: answer.status, body: (await answer.json()) as { reason?: string } };
}
const lock = () => ({
  ...{ subject: { type: 'report', id: report }, level: 'moderator' },
  ...{ term: '24-hours', reason: 'A war.' },
});
const NEEDED = { status: 403, body: { reason: 'needs-second-factor' } };

async function bearer(userId: string): Promise<By> {
  const scopes = ['read', 'write', 'moderate'] as const;
  const token = { name: 'test', scopes, expiresAt: null };
  const made = await transact((tx) => createToken(tx, userId, token, new Date()));
  return { authorization: `Bearer ${must(made)}` };
}

test('without one, a moderator’s acts and views are refused, and a verdict is a reviewer’s', async () => {
  const { cookie } = await signedIn('maria', { role: 'moderator' });
  expect(await send({ cookie }, 'POST', '/locks', lock())).toMatchObject(NEEDED);
  expect(await send({ cookie }, 'GET', '/flags')).toMatchObject(NEEDED);
  const verdict = { verdict: 'approve', reason: 'Right.', version: 1 };
  expect(await send({ cookie }, 'POST', `/edits/${edit}/reviews`, verdict)).toMatchObject({
    body: { state: 'open' },
  });
  expect(await testDb().review.findMany()).toMatchObject([{ trust: TRUST.reviewer }]);
  expect(await testDb().subjectLock.count()).toBe(0);
});

test.each(['moderator', 'admin'] as const)(
  'with one, %s is what they are: by session, and by tokens made after it',
  async (role) => {
    const { user, cookie } = await signedIn('maria', { role });
    const older = await bearer(user.id);
    const { id } = await testDb().session.findFirstOrThrow();
    await withFactor(user.id, id, new Date());
    expect(await send(older, 'POST', '/locks', lock())).toMatchObject(NEEDED);
    expect(await send({ cookie }, 'GET', '/flags')).toMatchObject({ status: 200 });
    expect(await send(await bearer(user.id), 'POST', '/locks', lock())).toMatchObject({
      status: 201,
    });
  },
);

test('one taken away while the body comes is missing when it acts', async () => {
  const { user, cookie } = await signedIn('maria', { role: 'moderator' });
  const { id } = await testDb().session.findFirstOrThrow();
  await withFactor(user.id, id, new Date());
  const call = { headers: { cookie, origin: SITE }, method: 'POST', path: '/locks', body: lock() };
  const remove = () =>
    transact(async (tx) => ({ ok: true, value: await removeFactor(tx, user.id) }));
  expect(await slowly({ ...call, method: 'POST' }, remove)).toMatchObject(NEEDED);
  expect(await testDb().subjectLock.count()).toBe(0);
});

test('nobody else is asked, and nobody at all where the settings do not say so', async () => {
  const actorOf = async (handle: string, role: string) => {
    const { secret } = await signedIn(handle, { role });
    return findActorBySession(secret, new Date());
  };
  for (const role of ['member', 'reviewer'])
    expect(await actorOf(`one-${role}`, role)).toMatchObject({ lacksFactor: false });
  expect(await actorOf('one-admin', 'admin')).toMatchObject({ lacksFactor: true, trust: 3 });
  demand('nobody');
  expect(await actorOf('two-admin', 'admin')).toMatchObject({ lacksFactor: false, trust: 5 });
});
