import { TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { beforeEach, describe, expect, it } from 'vitest';
import { GET as getDesk } from '@/app/api/v1/queue/[id]/route';
import { GET as getQueue } from '@/app/api/v1/queue/route';
import { createToken } from '@/lib/auth/commands/tokens';
import { type Queue, queueSchema } from '@/lib/edits/queue';
import { DAY, HOUR } from '@/lib/platform/clock';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { findQueue } from './desk';
import { findQueueItem, listQueue } from './queue';
import { after, type Meeting, newMeeting, opened, said, T0 } from './review.fixture';

let author: Person;
let moderator: Person;
let by: Meeting['by'];

beforeEach(async () => {
  ({ author, moderator, by } = await newMeeting());
});

describe('a reviewer’s queue', () => {
  it('has no edit of their own, none that they took over and none that they reviewed', async () => {
    const own = await opened(1, by(0));
    const [taken, reviewed, left] = [
      await opened(2, author),
      await opened(3, author),
      await opened(4, author),
    ];
    must(await actOn(TAKE_OVER, by(0), taken.id, {}, T0));
    await said(by(0), reviewed, 'approve', HOUR);
    expect(await listQueue(by(0), after(HOUR))).toEqual([left.id]);
    expect(await listQueue(by(1), after(HOUR))).toEqual(
      [own, taken, reviewed, left].map(({ id }) => id),
    );
  });

  it('has an edit again that was answered after their review', async () => {
    const edit = await opened(1, author);
    must(await review(by(0), edit, { verdict: 'request-changes' }, after(HOUR)));
    expect(await listQueue(by(1), after(HOUR))).toEqual([]);
    await testDb().review.updateMany({ data: { voidedAt: after(2 * HOUR) } });
    await testDb().edit.update({ where: { id: edit.id }, data: { state: 'open' } });
    expect(await listQueue(by(0), after(2 * HOUR))).toEqual([edit.id]);
  });

  it('offers a tie to a third reviewer, and after a week to moderators only', async () => {
    const edit = await opened(1, author);
    await said(by(0), edit, 'approve', HOUR);
    await said(by(1), edit, 'reject', 2 * HOUR);
    expect(await listQueue(by(2), after(3 * HOUR))).toEqual([edit.id]);
    expect(await listQueue(by(0), after(3 * HOUR))).toEqual([]);
    const late = after(2 * HOUR + 7 * DAY);
    expect(await listQueue(by(2), late)).toEqual([]);
    expect(await listQueue(moderator, late)).toEqual([edit.id]);
    expect((await findQueueItem(by(2), edit.id, late))?.edit).toMatchObject({
      denied: expect.arrayContaining([{ action: 'approve', reason: 'needs-moderator' }]) as unknown,
    });
  });

  it('is empty for members, whatever waits', async () => {
    await opened(1, author);
    expect(await findQueue(await person({ earnedTrust: 2 }), T0)).toEqual({
      items: [],
      nextCursor: null,
      total: 0,
    });
  });

  it('says how many reviews stand, which fields are set, and how many wait in all', async () => {
    const edit = await opened(1, author);
    await opened(2, author);
    await said(by(0), edit, 'approve', HOUR);
    expect(await findQueue(by(1), after(HOUR), { limit: 1 })).toMatchObject({
      items: [{ id: edit.id, approvals: 1, rejections: 0, author: author.handle }],
      total: 2,
    });
    const [item] = (await findQueue(by(1), after(HOUR))).items;
    expect(item?.fields).toEqual(expect.arrayContaining(['portStart', 'summary', 'evidence']));
  });
});

describe('a row of the queue', () => {
  it('says whose it is, on what level, whether it is flagged and whether it still merges', async () => {
    const report = await givenReport(author, { portStart: 7, portEnd: 7 }, T0);
    const summary = (text: string) => ({
      ...{ kind: 'report.update' as const, subject: report, changes: { summary: text } },
    });
    const edit = must(await submit(author, summary('One thing'), T0));
    const [twin, other] = [
      await opened(9, author),
      await opened(9, await person({ earnedTrust: 2 })),
    ];
    expect((await findQueue(by(0), T0)).items).toMatchObject([
      { id: edit.id, author: author.handle, authorTrust: 1, flagged: false, conflict: false },
      { id: twin.id, conflict: false },
      { id: other.id, authorTrust: 2, conflict: false },
    ]);
    await applied(moderator, summary('Another thing'), after(HOUR));
    await said(moderator, twin, 'approve', HOUR);
    const data = { subjectType: 'edit', reason: 'wrong', note: '', authorId: moderator.id };
    await testDb().flag.create({ data: { ...data, subjectId: String(other.id) } });
    expect((await findQueue(by(0), after(HOUR))).items).toMatchObject([
      { id: other.id, flagged: true, conflict: true },
      { id: edit.id, flagged: false, conflict: true },
    ]);
  });

  it('is there where it fits the filter, in the order asked for', async () => {
    const known = await person({ earnedTrust: 2 });
    const [first, second] = [await opened(1, known), await opened(2, author)];
    const data = { subjectType: 'edit', reason: 'wrong', note: '', authorId: moderator.id };
    await testDb().flag.create({ data: { ...data, subjectId: String(second.id) } });
    await said(by(0), first, 'approve', HOUR);
    const article = must(
      await submit(
        author,
        {
          kind: 'article.update',
          subject: { port: 80, locale: 'he' },
          changes: { title: 'פורט 80', body: 'כך זה התחיל.' },
        },
        after(HOUR),
      ),
    );
    const asked = async (filter: object) =>
      (await findQueue(by(1), after(HOUR), { limit: 9, ...filter })).items.map(({ id }) => id);
    expect(await asked({})).toEqual([second.id, first.id, article.id]);
    expect(await asked({ sort: 'oldest' })).toEqual([first.id, second.id, article.id]);
    expect(await asked({ sort: 'newest' })).toEqual([article.id, second.id, first.id]);
    expect(await asked({ kind: 'article.update' })).toEqual([article.id]);
    expect(await asked({ language: 'he' })).toEqual([article.id]);
    expect(await asked({ language: 'pl' })).toEqual([]);
    expect(await asked({ only: 'flagged' })).toEqual([second.id]);
    expect(await asked({ only: 'one-approval' })).toEqual([first.id]);
    expect(await asked({ only: 'new-authors' })).toEqual([second.id, article.id]);
    const { total } = await findQueue(by(1), after(HOUR), { limit: 1, only: 'new-authors' });
    expect(total).toBe(2);
  });
});

describe('GET /queue', () => {
  const asked = async (who: Person | null, path: string, id?: number) => {
    const token =
      who === null
        ? null
        : must(
            await createToken(
              testDb(),
              who.id,
              { name: path, scopes: ['read'], expiresAt: null },
              new Date(),
            ),
          );
    const request = new Request(`http://localhost:3000/api/v1${path}`, {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
    });
    const context = {
      params: Promise.resolve<Record<string, string>>(id === undefined ? {} : { id: String(id) }),
    };
    const answer = await (id === undefined ? getQueue : getDesk)(request, context);
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  it('pages through all that waits, once each, though some are decided meanwhile', async () => {
    const edits = [
      await opened(1, author),
      await opened(2, author),
      await opened(3, author),
      await opened(4, author),
    ];
    const first = (await asked(by(0), '/queue?limit=2')).body as Queue;
    expect(queueSchema.parse(first)).toEqual(first);
    expect(first).toMatchObject({
      items: [{ id: edits[0]?.id }, { id: edits[1]?.id }],
      nextCursor: String(edits[1]?.id),
      total: 4,
    });
    await said(moderator, edits[1]!, 'approve', HOUR);
    expect((await asked(by(0), `/queue?cursor=${first.nextCursor ?? ''}`)).body).toMatchObject({
      items: [{ id: edits[2]?.id }, { id: edits[3]?.id }],
      nextCursor: null,
      total: 3,
    });
    expect((await asked(by(0), '/queue?cursor=999')).body).toMatchObject({ items: [], total: 3 });
    expect((await asked(by(0), '/queue?limit=101')).status).toBe(422);
  });

  it('is for reviewers: nobody is 401, a member 403, an edit that is none 404', async () => {
    const edit = await opened(1, author);
    expect((await asked(null, '/queue')).status).toBe(401);
    expect(await asked(author, '/queue')).toMatchObject({
      status: 403,
      body: { reason: 'needs-reviewer' },
    });
    expect((await asked(null, `/queue/${edit.id}`, edit.id)).status).toBe(401);
    expect((await asked(author, `/queue/${edit.id}`, edit.id)).status).toBe(403);
    expect((await asked(by(0), '/queue/999', 999)).status).toBe(404);
  });
});
