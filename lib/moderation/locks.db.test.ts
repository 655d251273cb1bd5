import { beforeEach, describe, expect, it } from 'vitest';
import { DEADLINES } from '@/lib/edits/jobs';
import { findPortStanding, listLocks } from '@/lib/locks/queries';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { caller } from '@/lib/testing/api';
import {
  applied,
  givenReport,
  must,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { after, lift, lock, T0 } from './locks.fixture';

let member: Person;
let moderator: Person;
let other: Person;
let report: number;

beforeEach(async () => {
  await resetDb();
  [member, moderator] = [await person(), await person({ role: 'moderator' })];
  other = await person({ role: 'moderator' });
  report = await givenReport(member, {}, T0);
});

const logged = () =>
  testDb().logEntry.findMany({
    where: { action: { startsWith: 'subject.' } },
    orderBy: { id: 'asc' },
    include: { actor: true },
  });
const update = (who: Person, ms = 0) =>
  submit(
    who,
    { kind: 'report.update', subject: report, changes: { summary: 'Other.' } },
    after(ms),
  );

describe('a lock', () => {
  it('and its lifting stand in the log with their reasons, and its row stays', async () => {
    const made = must(await lock(moderator, report));
    expect(made).toMatchObject({
      subject: { type: 'report', id: String(report) },
      by: moderator.handle,
      until: after(DAY).toISOString(),
      lifted: null,
    });
    expect(must(await lift(other, made.id, after(HOUR))).lifted).toEqual({
      at: after(HOUR).toISOString(),
      by: other.handle,
      reason: 'They have talked.',
    });
    expect(
      (await logged()).map(({ action, actor, reason, portStart }) => [
        action,
        actor?.handle,
        reason,
        portStart,
      ]),
    ).toEqual([
      ['subject.locked', moderator.handle, 'It goes back and forth.', 1323],
      ['subject.unlocked', other.handle, 'They have talked.', 1323],
    ]);
    expect(await lift(other, made.id, after(HOUR))).toMatchObject({
      code: 'stale',
      reason: 'lock-over',
    });
    await expect(testDb().$executeRaw`DELETE FROM subject_lock`).rejects.toThrow('append-only');
    expect(must(await lock(moderator, report, {}, after(HOUR))).id).not.toBe(made.id);
    expect(await testDb().subjectLock.count()).toBe(2);
  });

  it('is one of two that moderators make at once; the other is told of it, and the log has one', async () => {
    const both = await Promise.all([
      lock(moderator, report),
      lock(other, report),
      lock(other, report),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      code: 'duplicate',
      reason: 'already-locked',
      detail: { lock: { subject: { type: 'report' } } },
    });
    expect([await logged(), await testDb().subjectLock.count()]).toMatchObject([{ length: 1 }, 1]);
  });

  it('lifted by two at once is lifted once', async () => {
    const { id } = must(await lock(moderator, report));
    const both = await Promise.all([lift(moderator, id), lift(other, id)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await logged()).toHaveLength(2);
  });

  it('binds to its last moment, whether or not anything has tidied up after it', async () => {
    const { id } = must(await lock(moderator, report));
    expect(await update(member, DAY - 1)).toMatchObject({ reason: 'subject-locked' });
    expect((await listLocks({ limit: 50 }, after(DAY - 1))).items).toHaveLength(1);
    expect((await listLocks({ limit: 50 }, after(DAY))).items).toEqual([]);
    expect(await lift(other, id, after(DAY))).toMatchObject({ reason: 'lock-over' });
    must(await update(member, DAY));
    must(await lock(other, report, {}, after(DAY)));
    expect(await testDb().subjectLock.findUnique({ where: { id } })).toMatchObject({
      ended: 'run-out',
      endedAt: after(DAY),
    });
  });

  it('that has run out leaves the pages with the next round of deadlines; the log has nothing to add', async () => {
    must(await lock(moderator, report));
    await DEADLINES.round(after(DAY - 1));
    expect(await findPortStanding(1323)).toHaveLength(1);
    await DEADLINES.round(after(DAY + MINUTE));
    expect(await findPortStanding(1323)).toEqual([]);
    expect(await testDb().subjectLock.findFirst()).toMatchObject({ endedAt: after(DAY) });
    expect(await logged()).toHaveLength(1);
  });
});

describe('who may lock', () => {
  it('is a moderator who has no part in it; an admin neither', async () => {
    const reason = async (who: Person) => {
      const made = await lock(who, report);
      return made.ok ? null : made.reason;
    };
    expect(await reason(member)).toBe('needs-moderator');
    expect(await reason(await person({ role: 'reviewer' }))).toBe('needs-moderator');
    must(await lock(other, { type: 'software', id: 'echo' }));
    const admin = await person({ role: 'admin' });
    must(await update(admin));
    expect(await reason(admin)).toBe('own-open-edit');
    await testDb().report.update({ where: { id: report }, data: { authorId: moderator.id } });
    expect(await reason(moderator)).toBe('own-report');
    expect(await reason(other)).toBeNull();
    expect(await lock(other, 999)).toMatchObject({ code: 'not-found', reason: 'no-such-report' });
  });

  it('knows an open edit that only touches it: a merge into it', async () => {
    must(await lock(other, { type: 'software', id: 'echo' }));
    const twin = await givenReport(member, { portStart: 8, portEnd: 8 }, T0);
    const merge = { kind: 'report.merge' as const, subject: twin, changes: { into: report } };
    const edit = must(await submit(moderator, merge, T0));
    expect(await lock(moderator, report)).toMatchObject({ reason: 'own-open-edit' });
    must(await review(other, edit, { verdict: 'reject' }, T0));
    must(await lock(moderator, report));
  });

  it('is even a party to it where nobody else acts as a moderator, and the log says so', async () => {
    must(await update(moderator));
    must(await lock(moderator, report));
    expect((await logged())[0]).toMatchObject({
      reason: expect.stringContaining('the only active moderator') as string,
      data: { by: 'own-dispute' },
    });
  });
});

describe('the API', () => {
  it('locks, lists for everybody and lifts', async () => {
    const [mine, theirs, nobody] = [
      await caller(moderator),
      await caller(member),
      await caller(null),
    ];
    const body = {
      subject: { type: 'software', id: 'echo' },
      level: 'moderator',
      term: 'until-lifted',
      reason: 'A war about its name.',
    };
    expect((await nobody('POST', '/locks', { body })).status).toBe(401);
    expect((await theirs('POST', '/locks', { body })).status).toBe(403);
    expect((await mine('POST', '/locks', { body: { ...body, term: 'for ever' } })).status).toBe(
      422,
    );
    const missing = { ...body, subject: { type: 'article', id: '80/en' } };
    expect((await mine('POST', '/locks', { body: missing })).status).toBe(404);
    await applied(
      member,
      {
        kind: 'article.update',
        subject: { port: 80, locale: 'en' },
        changes: { title: 'The web', body: 'Text.' },
      },
      T0,
    );
    for (const id of ['80/en/x', '080/en', '80/xx']) {
      const other = { ...body, subject: { type: 'article', id } };
      expect((await mine('POST', '/locks', { body: other })).status, id).toBe(404);
    }
    const article = await mine('POST', '/locks', { body: missing });
    expect(article).toMatchObject({ status: 201, body: { subject: { id: '80/en' } } });
    await mine('POST', `/locks/${article.body.id}/lift`, { body: { reason: 'Agreed.' } });
    const made = await mine('POST', '/locks', { body });
    expect(made).toMatchObject({ status: 201, body: { until: null, level: 'moderator' } });
    expect((await mine('POST', '/locks', { body })).status).toBe(409);
    expect((await nobody('GET', '/locks')).body).toEqual({ items: [made.body], nextCursor: null });
    expect((await nobody('GET', '/locks?type=report')).body.items).toEqual([]);
    const lifting = { body: { reason: 'Agreed.' } };
    expect((await theirs('POST', `/locks/${made.body.id}/lift`, lifting)).status).toBe(403);
    expect((await mine('POST', '/locks/999/lift', lifting)).status).toBe(404);
    expect((await mine('POST', `/locks/${made.body.id}/lift`, lifting)).status).toBe(200);
    expect((await mine('POST', `/locks/${made.body.id}/lift`, lifting)).status).toBe(409);
    expect((await nobody('GET', '/locks')).body.items).toEqual([]);
  });
});
