import { beforeEach, describe, expect, it } from 'vitest';
import { createToken, revokeToken } from '@/lib/auth/commands/tokens';
import { endSessions } from '@/lib/auth/commands/sessions';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { inTransaction } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import {
  givenReport,
  must,
  opened,
  type Person,
  person,
  reportChanges,
} from '@/lib/testing/community';
import { dispatch, type Method } from '@/lib/testing/dispatch.fixture';
import { slowly } from '@/lib/testing/slow-request.fixture';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { SITE, signedIn } from '@/lib/testing/sign-in';
import { setRole } from '@/lib/trust/commands';

const NOW = new Date();

let author: Person;
let moderator: Person;
let report: number;
let edit: number;

beforeEach(async () => {
  await resetDb();
  author = await person();
  moderator = await person({ role: 'moderator' });
  report = await givenReport(author, {}, NOW);
  edit = (await opened(author, 1500, NOW, { software: { name: 'Gin' } })).id;
});

/** Everything that a write could leave behind, counted. */
async function traces(): Promise<number[]> {
  const db = testDb();
  return Promise.all([
    ...[db.vote.count(), db.edit.count({ where: { id: { not: edit } } }), db.review.count()],
    ...[
      db.flag.count(),
      db.subjectLock.count(),
      db.notification.count({ where: { readAt: null } }),
    ],
    db.logEntry.count({ where: { action: { notIn: ['account.suspended', 'role.set'] } } }),
    db.idempotentAnswer.count(),
  ]);
}

async function bearer(
  who: { readonly id: string },
  scopes = ['read', 'write', 'moderate'] as const,
) {
  const token = must(
    await createToken(
      testDb(),
      who.id,
      { name: 'test', scopes: [...scopes], expiresAt: null },
      new Date(),
    ),
  );
  return { authorization: `Bearer ${token}` };
}

const suspend = (who: Person) =>
  transact((tx) => suspendAccount(tx, { ...moderator, trust: 5 }, who.handle, 'Spam.', new Date()));

/** Every kind of write that has a body, as somebody sends it who may. */
const WRITES: readonly [string, Method, () => [path: string, body: object]][] = [
  ['a vote', 'PUT', () => [`/reports/${report}/vote`, { value: 'confirm' }]],
  [
    'a proposal',
    'POST',
    () => [
      '/edits',
      { kind: 'report.create', changes: reportChanges({ portStart: 9, portEnd: 9 }), note: 'New.' },
    ],
  ],
  [
    'a verdict',
    'POST',
    () => [`/edits/${edit}/reviews`, { verdict: 'approve', reason: 'Right.', version: 1 }],
  ],
  ['a take-over', 'POST', () => [`/edits/${edit}/take-over`, { reason: 'Mine now.' }]],
  [
    'a flag',
    'POST',
    () => ['/flags', { subject: { type: 'report', id: report }, reason: 'spam', note: 'Look.' }],
  ],
  [
    'a lock',
    'POST',
    () => [
      '/locks',
      {
        ...{ subject: { type: 'report', id: report }, level: 'moderator' },
        ...{ term: '24-hours', reason: 'A war.' },
      },
    ],
  ],
];

describe.each(WRITES)('%s whose body is slow', (_, method, call) => {
  it('is refused where the account was suspended meanwhile, and leaves nothing', async () => {
    const who = await person({ role: 'moderator' });
    const before = await traces();
    const [path, body] = call();
    const headers = { ...(await bearer(who)), 'idempotency-key': 'k1' };
    expect(await slowly({ headers, method, path, body }, () => suspend(who))).toMatchObject({
      status: 403,
      body: { reason: 'suspended' },
    });
    expect(await traces()).toEqual(before);
  });

  it('is nobody’s where the session was ended or the token revoked meanwhile', async () => {
    const { user, cookie } = await signedIn('maria', { role: 'moderator' });
    const before = await traces();
    const [path, body] = call();
    const signOut = () => endSessions(testDb(), user.id);
    const bySession = { headers: { cookie, origin: SITE }, method, path, body };
    expect(await slowly(bySession, signOut)).toMatchObject({
      status: 401,
      body: { reason: 'no-session' },
    });
    const byToken = { headers: await bearer(user), method, path, body };
    const revoke = async () => {
      const token = await testDb().apiToken.findFirstOrThrow({ where: { userId: user.id } });
      await revokeToken(user.id, token.id, new Date());
    };
    expect(await slowly(byToken, revoke)).toMatchObject({
      status: 401,
      body: { reason: 'bad-token' },
    });
    expect(await traces()).toEqual(before);
  });
});

describe('whoever is demoted before the body comes', () => {
  const verdict = { verdict: 'approve', reason: 'Right.', version: 1 };

  it('does not decide as what they were', async () => {
    const who = await person({ role: 'moderator' });
    const demote = () =>
      inTransaction((tx) =>
        setRole(tx, who.id, 'member', { actorId: null, reason: 'No more.' }, new Date()),
      );
    const headers = await bearer(who);
    const path = `/edits/${edit}/reviews`;
    expect(await slowly({ headers, method: 'POST', path, body: verdict }, demote)).toMatchObject({
      status: 403,
      body: { reason: 'needs-reviewer' },
    });
    expect(await testDb().review.count()).toBe(0);
  });

  it('and a token that is no moderator’s decides as a reviewer', async () => {
    const headers = await bearer(moderator, ['read', 'write'] as never);
    const path = `/edits/${edit}/reviews`;
    const answer = await slowly({ headers, method: 'POST', path, body: verdict }, () =>
      Promise.resolve(),
    );
    expect(answer).toMatchObject({ status: 200, body: { state: 'open' } });
    expect(await testDb().review.findFirstOrThrow()).toMatchObject({ trust: 3 });
  });
});

describe('a suspension under way', () => {
  it('is waited for, also by writes without a body, and a vote is dated after what it waited for', async () => {
    const [voter, other] = [await person(), await person()];
    const [headers, others] = [await bearer(voter), await bearer(other)];
    const send = (method: Method, path: string, by: Record<string, string>, body?: object) =>
      dispatch(
        new Request(`${SITE}/api/v1${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...by },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
      );
    const answers: Promise<Response>[] = [];
    const began = new Date();
    await inTransaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM "user" WHERE id IN (${voter.id}, ${other.id}) FOR UPDATE`;
      answers.push(send('PUT', `/ports/80/watch`, headers));
      answers.push(send('DELETE', `/reports/${report}/vote`, headers));
      answers.push(send('PUT', `/reports/${report}/vote`, others, { value: 'confirm' }));
      await new Promise((resolve) => setTimeout(resolve, 800));
      await tx.user.update({
        where: { id: voter.id },
        data: { suspendedAt: new Date(), suspendReason: 'Spam.' },
      });
    });
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([403, 403, 200]);
    expect(await testDb().watch.count()).toBe(0);
    const vote = await testDb().vote.findFirstOrThrow({ where: { userId: other.id } });
    expect(vote.createdAt.getTime()).toBeGreaterThan(began.getTime() + 700);
  });
});
