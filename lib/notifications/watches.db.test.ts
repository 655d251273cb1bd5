import { beforeEach, expect, it } from 'vitest';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { record } from '@/lib/audit/commands';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { inTransaction } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import { caller } from '@/lib/testing/api';
import { givenReport, must, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { tellUntold } from './commands-tell';
import { beginWatch } from './commands';
import { listNotifications } from './queries';
import { WATCH_LIMIT } from './types';

const T0 = new Date('2026-11-20T12:00:00Z');

let member: Person;

beforeEach(async () => {
  await resetDb();
  member = await person();
});

it('is begun and ended by the same call as often as one likes', async () => {
  const call = await caller(member);
  await givenReport(member, {}, T0);
  for (const path of ['/ports/80/watch', '/software/echo/watch', '/ranges/8000-8100/watch']) {
    expect((await call('GET', path)).body, path).toEqual({ watching: false, range: null });
    for (const [method, watching] of [
      ['PUT', true],
      ['PUT', true],
      ['GET', true],
      ['DELETE', false],
      ['DELETE', false],
    ] as const)
      expect((await call(method, path)).body, path).toEqual({ watching, range: null });
  }
  expect(await testDb().watch.count()).toBe(0);
});

it('of what is not there is 404, by nobody 401, by a suspended account 403; that may still let go', async () => {
  const call = await caller(member);
  for (const path of [
    '/ports/65536/watch',
    '/ports/080/watch',
    '/software/nope/watch',
    '/ranges/9-1/watch',
    '/ranges/1-65536/watch',
    '/ranges/all/watch',
  ])
    expect((await call('PUT', path)).status, path).toBe(404);
  expect((await (await caller(null))('PUT', '/ports/80/watch')).status).toBe(401);
  expect((await (await caller(member, ['read']))('PUT', '/ports/80/watch')).status).toBe(403);
  await call('PUT', '/ports/80/watch');
  const moderator = await person({ role: 'moderator' });
  must(await transact((tx) => suspendAccount(tx, moderator, member.handle, 'Spam.', T0)));
  expect((await call('PUT', '/ports/81/watch')).body.reason).toBe('suspended');
  expect((await call('DELETE', '/ports/80/watch')).body).toMatchObject({ watching: false });
});

it('of a range covers its ports: a port says so, and by which range', async () => {
  const call = await caller(member);
  await call('PUT', '/ranges/system/watch');
  await call('PUT', '/ranges/70-90/watch');
  const mine = (port: number) => call('GET', `/ports/${port}/mine`);
  const narrow = { portStart: 70, portEnd: 90 };
  expect((await mine(80)).body).toMatchObject({
    watch: true,
    watches: { watching: false, range: narrow },
  });
  await call('PUT', '/ports/80/watch');
  expect((await mine(80)).body).toMatchObject({
    watch: true,
    watches: { watching: true, range: narrow },
  });
  expect((await mine(1024)).body).toMatchObject({
    watch: false,
    watches: { watching: false, range: null },
  });
  const { items } = (await call('GET', '/watches')).body;
  expect(items).toMatchObject([
    { ports: { portStart: 80, portEnd: 80 }, software: null },
    { ports: narrow },
    { ports: { portStart: 0, portEnd: 1023 } },
  ]);
});

it('is refused past the limit, however many begin at the same time; what is watched stays', async () => {
  await testDb().watch.createMany({
    data: Array.from({ length: WATCH_LIMIT - 1 }, (_, port) => ({
      ...{ userId: member.id, portStart: port, portEnd: port },
    })),
  });
  const begin = (port: number) =>
    transact((tx) => beginWatch(tx, member, { portStart: port, portEnd: port }, T0));
  const begun = await Promise.all([60_001, 60_002, 60_003].map(begin));
  expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
  expect(begun.find(({ ok }) => !ok)).toMatchObject({ reason: 'too-many-watches' });
  expect(await testDb().watch.count()).toBe(WATCH_LIMIT);
  expect((await begin(0)).ok).toBe(true);
});

it('a release that changes many watched ports is one notification, which names a few and counts all', async () => {
  const call = await caller(member);
  await call('PUT', '/ranges/1000-1999/watch');
  await call('PUT', '/ports/1005/watch');
  await givenReport(member, { portStart: 3000, portEnd: 3001 }, T0);
  await call('PUT', '/software/echo/watch');
  const beside = await person();
  await (
    await caller(beside)
  )('PUT', '/ports/4000/watch');
  const counts = { rowCount: 0, same: 0, added: 0, removed: 0, changed: 0, renamed: 0 };
  const date = new Date('2026-08-17');
  const event = { type: 'assigned', from: 'unassigned', to: 'assigned', transport: 'tcp' };
  const ports = [...Array.from({ length: 40 }, (_, at) => 1000 + at), 3001, 5000];
  await testDb().release.create({
    data: {
      ...{ date, form: 'xml', sha256: '', ...counts },
      portEvents: { create: ports.map((port) => ({ ...event, port })) },
      rowChanges: {
        create: [
          // A text that people read, a respelt id, and the bookkeeping of a nameless range.
          { ...change(3000), news: true },
          { ...change(1500), news: false },
          { type: 'added', port: 1600, portEnd: 1700, after: { serviceName: null } },
        ],
      },
    },
  });
  await inTransaction((tx) =>
    record(
      tx,
      {
        action: 'release.imported',
        actorId: null,
        subject: { type: 'release', id: '2026-08-17' },
        reason: 'Release.',
      },
      T0,
    ),
  );
  await tellUntold(T0);
  const { items } = await listNotifications(member, { limit: 50 });
  expect(items[0]?.release).toEqual({
    date: '2026-08-17',
    ports: [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007],
    count: 42,
  });
  expect(items.filter(({ kind }) => kind === 'release')).toHaveLength(1);
  expect((await listNotifications(beside, { limit: 50 })).items).toEqual([]);
});

function change(port: number) {
  const row = { serviceName: 'brcd' };
  return { type: 'changed', port, portEnd: port, before: row, after: row };
}

it('goes with the account that is closed, and so does what it was told', async () => {
  const call = await caller(member);
  await call('PUT', '/ranges/1000-1999/watch');
  await givenReport(await person(), {}, T0);
  await tellUntold(T0);
  expect(await testDb().notification.count({ where: { userId: member.id } })).toBe(1);
  await inTransaction((tx) => closeAccount(tx, member.id, T0));
  expect(await testDb().watch.count()).toBe(0);
  expect(await testDb().notification.count({ where: { userId: member.id } })).toBe(0);
  await givenReport(
    await person(),
    { portStart: 1400, portEnd: 1400, software: { name: 'B' } },
    T0,
  );
  await tellUntold(T0);
  expect(await testDb().notification.count({ where: { userId: member.id } })).toBe(0);
});

it('what was told is listed and marked as read through the API', async () => {
  const call = await caller(member);
  await call('PUT', '/ports/1323/watch');
  await givenReport(await person(), {}, T0);
  await tellUntold(T0);
  const [told] = (await call('GET', '/notifications')).body.items;
  expect(told).toMatchObject({ kind: 'report', read: false, edit: { subject: { name: 'Echo' } } });
  const other = await caller(await person());
  const body = { ids: [told?.id] };
  expect((await other('POST', '/notifications/read', { body })).body).toEqual({ unread: 0 });
  expect((await call('GET', '/notifications')).body.items).toMatchObject([{ read: false }]);
  expect((await call('POST', '/notifications/read', { body })).body).toEqual({ unread: 0 });
  expect((await call('GET', '/notifications')).body.items).toMatchObject([{ read: true }]);
  expect((await call('POST', '/notifications/read', { body: {} })).status).toBe(422);
});
