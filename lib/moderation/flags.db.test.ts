import { beforeEach, describe, expect, it } from 'vitest';
import { caller, flag } from '@/lib/testing/api';
import { givenNamespace, reserve } from '@/lib/namespaces/namespaces.fixture';
import { applied, givenReport, must, opened, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { givenRelease } from '@/lib/testing/releases';
import { countFlagged, listFlagged } from './queries/flags';

const now = () => new Date();
let author: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, moderator] = [await person(), await person({ role: 'moderator' })];
});

describe('a flag', () => {
  it('of one contributor queues a thing, of one member does not, of two does', async () => {
    const report = await givenReport(author, {}, now());
    const [one, two] = [await person(), await person()];
    expect(await flag(one, 'report', report)).toMatchObject({
      status: 201,
      body: { state: 'open', subject: { type: 'report', id: String(report) } },
    });
    expect((await flag(one, 'report', report)).status).toBe(409);
    expect(await listFlagged(moderator)).toEqual([]);
    await flag(two, 'report', report);
    expect(await listFlagged(moderator)).toMatchObject([
      { type: 'report', flags: [{ author: one.handle }, { author: two.handle }] },
    ]);
    await flag(await person({ earnedTrust: 2 }), 'user', author.handle);
    expect((await listFlagged(moderator)).map(({ id }) => id)).toEqual([
      String(report),
      author.handle,
    ]);
    expect(await countFlagged(moderator)).toBe(2);
    expect(await countFlagged(author)).toBe(0);
  });

  it('is read by moderators through the API, with what it is on, and by nobody else', async () => {
    const report = await givenReport(author, {}, now());
    await flag(await person({ earnedTrust: 2 }), 'report', report);
    await flag(await person({ earnedTrust: 2 }), 'software', 'echo');
    const read = async (who: Person | null) => (await caller(who))('GET', '/flags');
    expect(await read(moderator)).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            type: 'report',
            id: String(report),
            title: 'Echo',
            ports: { start: 1323, end: 1323 },
            flags: [{ reason: 'spam', note: 'Look.', state: 'open' }],
          },
          { type: 'software', id: 'echo', title: 'Echo', ports: null },
        ],
        nextCursor: null,
      },
    });
    expect((await read(await person({ role: 'reviewer' }))).status).toBe(403);
    expect((await read(null)).status).toBe(401);
  });

  it('is closed by a moderator and nobody else, and of nothing is 404', async () => {
    expect((await flag(author, 'edit', 5)).status).toBe(404);
    expect((await flag(author, 'article', '80/en')).status).toBe(404);
    const edit = await opened(author, 1, now());
    const id = (await flag(author, 'edit', edit.id)).body.id;
    const close = { body: { verdict: 'dismissed', reason: 'Nothing there.' } };
    expect((await (await caller(author))('POST', `/flags/${id}/close`, close)).status).toBe(403);
    expect((await (await caller(moderator))('POST', `/flags/${id}/close`, close)).status).toBe(200);
    expect((await (await caller(moderator))('POST', `/flags/${id}/close`, close)).status).toBe(409);
  });

  it('on a moderator or on their own edit is closed by another', async () => {
    const edit = await opened(moderator, 2, now());
    const ids = [
      (await flag(author, 'edit', edit.id)).body.id,
      (await flag(author, 'user', moderator.handle ?? '')).body.id,
    ];
    const close = { body: { verdict: 'dismissed', reason: 'Nothing there.' } };
    const other = await person({ role: 'moderator' });
    for (const id of ids) {
      const refused = await (await caller(moderator))('POST', `/flags/${id}/close`, close);
      expect([refused.status, refused.body.reason]).toEqual([
        403,
        expect.stringMatching(/^own-(edit|account)$/),
      ]);
      const closed = await (await caller(other))('POST', `/flags/${id}/close`, close);
      expect(closed.status).toBe(200);
    }
  });
});

describe('a flag on a service’s profile', () => {
  it('is queued by the service’s name, and logged by it', async () => {
    await givenRelease('2026-01-01', [['ssh', '22', 'tcp']], now());
    const member = await person({ earnedTrust: 2 });
    expect((await flag(member, 'service', 'ssh')).status).toBe(404);
    const changes = { plainName: 'Secure Shell', what: 'A shell on another computer.' };
    await applied(author, { kind: 'service.update', subject: 'ssh', changes }, now());
    const { status, body } = await flag(member, 'service', 'SSH');
    expect([status, body.subject]).toEqual([201, { type: 'service', id: 'SSH' }]);
    expect(await listFlagged(moderator)).toMatchObject([
      { type: 'service', id: 'ssh', title: null, flags: [{ author: member.handle }] },
    ]);
    const entry = await testDb().logEntry.findFirst({ where: { action: 'flag.raised' } });
    expect(entry).toMatchObject({ subjectType: 'service', subjectId: 'ssh' });
  });
});

describe('a flag on a namespace or a reservation', () => {
  it('is read with where it stands, decided by a moderator who has no part in it, and logged', async () => {
    const owner = await person({ role: 'moderator' });
    const slug = await givenNamespace(owner, moderator, now());
    const { id } = must(await reserve(owner, slug, 19_104, now()));
    const member = await person({ earnedTrust: 2 });
    const flags = [await flag(member, 'namespace', slug), await flag(member, 'reservation', id)];
    expect(flags.map(({ status, body }) => [status, body.subject])).toEqual([
      [201, { type: 'namespace', id: slug }],
      [201, { type: 'reservation', id: String(id) }],
    ]);
    expect((await flag(member, 'reservation', id + 1)).status).toBe(404);
    expect((await flag(member, 'namespace', 'nothing')).status).toBe(404);
    expect(await listFlagged(moderator)).toMatchObject([
      { type: 'namespace', id: slug, title: 'Kestrel', namespace: slug, ports: null },
      {
        ...{ type: 'reservation', id: String(id), title: 'Disk exporter', namespace: slug },
        ports: { start: 19_104, end: 19_104 },
      },
    ]);
    const close = { body: { verdict: 'upheld', reason: 'It is somebody else’s number.' } };
    for (const { body } of flags) {
      const own = await (await caller(owner))('POST', `/flags/${body.id}/close`, close);
      expect([own.status, own.body.reason]).toEqual([403, 'own-namespace']);
      const closed = await (await caller(moderator))('POST', `/flags/${body.id}/close`, close);
      expect(closed.status).toBe(200);
    }
    const logged = await testDb().logEntry.findMany({
      where: { action: { in: ['flag.raised', 'flag.closed'] } },
      orderBy: { id: 'asc' },
    });
    expect(
      logged.map(({ subjectType, subjectId, portStart, reason }) => [
        ...[subjectType, subjectId, portStart, reason],
      ]),
    ).toEqual([
      ['namespace', slug, null, 'spam'],
      ['namespace', slug, 19_104, 'spam'],
      ...flags.map(({ body }) => ['flag', String(body.id), null, close.body.reason]),
    ]);
  });
});
