import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '@/lib/platform/clock';
import { caller, flag } from '@/lib/testing/api';
import {
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { findQueueItem, listQueue } from './queries/queue';

const now = () => new Date();
let author: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, moderator] = [await person(), await person({ role: 'moderator' })];
});

describe('the queue', () => {
  it('has what waits for this reviewer: flagged first, then escalated, then the oldest, never their own', async () => {
    const reviewer = await person({ role: 'reviewer' });
    const edits = [
      await opened(author, 1, now()),
      await opened(author, 2, now()),
      await opened(author, 3, now()),
      await opened(reviewer, 4, now()),
    ];
    await testDb().edit.update({ where: { id: edits[1]?.id ?? 0 }, data: { escalatedAt: now() } });
    await flag(author, 'edit', edits[2]?.id ?? 0);
    expect(await listQueue(reviewer, now())).toEqual([3, 2, 1]);
    must(await review(reviewer, { id: 3 }, { verdict: 'approve' }, now()));
    expect(await listQueue(reviewer, now())).toEqual([2, 1]);
    expect(await listQueue(author, now())).toEqual([]);
  });

  it('says what approving does, who the author is and what else is open', async () => {
    const reviewer = await person({ role: 'reviewer' });
    const [first, second] = [
      await opened(author, 1, now()),
      await opened(await person(), 1, now()),
    ];
    expect(await findQueueItem(reviewer, first.id, now())).toMatchObject({
      author: { handle: author.handle, applied: 0, rejected: 0 },
      alsoOpen: [{ id: second.id }],
      forecast: {
        result: 'waits',
        needs: 'second-reviewer',
        grade: { before: null, after: 'supported' },
      },
    });
    expect((await findQueueItem(moderator, first.id, now()))?.forecast).toMatchObject({
      result: 'applies',
    });
    must(await review(moderator, second, { verdict: 'approve' }, now()));
    expect((await findQueueItem(reviewer, first.id, now()))?.forecast).toMatchObject({
      result: 'conflicts',
    });
    expect((await findQueueItem(author, first.id, now()))?.forecast).toBeNull();
    expect(await testDb().report.count()).toBe(1);
  });
});

describe('a suspension', () => {
  it('ends sessions, withdraws open edits and is lifted again', async () => {
    const edit = await opened(author, 1, now());
    await testDb().session.create({
      data: { sessionToken: 'x', userId: author.id, expires: new Date(Date.now() + HOUR) },
    });
    const call = await caller(moderator);
    const suspended = await call('POST', `/users/${author.handle}/suspend`, {
      body: { reason: 'Spam' },
    });
    expect(suspended).toMatchObject({
      status: 200,
      body: { suspended: true, withdrawn: [edit.id] },
    });
    expect(await testDb().session.count()).toBe(0);
    const mine = await caller(author);
    expect(
      await mine('POST', '/flags', {
        body: { subject: { type: 'edit', id: 1 }, reason: 'x', note: 'x' },
      }),
    ).toMatchObject({ status: 403, body: { reason: 'suspended' } });
    expect(
      (await call('POST', `/users/${author.handle}/restore`, { body: { reason: 'Appealed' } }))
        .status,
    ).toBe(200);
    expect(await mine('POST', `/edits/${edit.id}/reopen`)).toMatchObject({
      status: 200,
      body: { state: 'open' },
    });
    expect(
      await testDb().logEntry.count({
        where: { action: { in: ['account.suspended', 'account.restored'] } },
      }),
    ).toBe(2);
  });

  it('is not for members, nor of moderators but by an admin', async () => {
    const suspend = async (who: Person, whom: Person) =>
      (
        await (
          await caller(who)
        )('POST', `/users/${whom.handle}/suspend`, { body: { reason: 'x' } })
      ).body.reason;
    expect(await suspend(author, await person())).toBe('needs-moderator');
    expect(await suspend(moderator, await person({ role: 'moderator' }))).toBe('needs-admin');
    expect(await suspend(moderator, moderator)).toBe('own-account');
  });
});

describe('reverting everything by an account', () => {
  it('is rehearsed without a trace, then done by ordinary edits; what others changed is left to a person', async () => {
    const id = await givenReport(author, {}, now());
    const update = async (who: Person, summary: string) =>
      must(
        await review(
          moderator,
          must(
            await submit(who, { kind: 'report.update', subject: id, changes: { summary } }, now()),
          ),
          { verdict: 'approve' },
          now(),
        ),
      );
    await update(author, 'One');
    await update(author, 'Two');
    const other = await givenReport(author, { portStart: 2, portEnd: 2 }, now());
    const third = must(
      await submit(
        author,
        { kind: 'report.update', subject: other, changes: { summary: 'Bad' } },
        now(),
      ),
    );
    must(await review(moderator, third, { verdict: 'approve' }, now()));
    must(
      await review(
        moderator,
        must(
          await submit(
            await person(),
            { kind: 'report.update', subject: other, changes: { summary: 'Mended' } },
            now(),
          ),
        ),
        { verdict: 'approve' },
        now(),
      ),
    );
    const call = await caller(moderator);
    const path = `/users/${author.handle}/revert`;
    const [before, log] = [await testDb().edit.count(), await testDb().logEntry.count()];
    const dry = await call('POST', path, { body: { reason: 'Spam', dryRun: true } });
    const outcomes = (answer: typeof dry) => answer.body.items.map(({ outcome }) => outcome);
    expect(outcomes(dry)).toEqual(['conflicts', 'reverted', 'reverted', 'reverted', 'reverted']);
    expect([await testDb().edit.count(), await testDb().logEntry.count()]).toEqual([before, log]);
    const real = await call('POST', path, { body: { reason: 'Spam' } });
    expect(outcomes(real)).toEqual(outcomes(dry));
    expect(await testDb().report.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { state: 'retired' },
      { state: 'retired' },
    ]);
    expect(outcomes(await call('POST', path, { body: { reason: 'Spam' } }))).toEqual(['conflicts']);
  });
});
