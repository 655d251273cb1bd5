import { ANSWER, REOPEN, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { beforeEach, describe, expect, it } from 'vitest';
import { readEdit } from '@/lib/edits/queries/edit';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import type { EditKind } from '@/lib/edits/types';
import { lockEnd } from '@/lib/locks/rules';
import { DAY, HOUR } from '@/lib/platform/clock';
import type { Result } from '@/lib/platform/errors';
import { caller } from '@/lib/testing/api';
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
import { resetDb, testDb } from '@/lib/testing/postgres';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let member: Person;
let reviewer: Person;
let moderator: Person;
/** Echo on 1323, Gin on 7 and on 1323, and the article of 80. */
let echo: number;
let gin: number;
let ginToo: number;

beforeEach(async () => {
  await resetDb();
  member = await person();
  reviewer = await person({ role: 'reviewer' });
  moderator = await person({ role: 'moderator' });
  echo = await givenReport(member, {}, T0);
  gin = await givenReport(member, { software: { name: 'Gin' }, portStart: 7, portEnd: 7 }, T0);
  ginToo = await givenReport(member, { software: { name: 'Gin' } }, T0);
  await applied(
    member,
    {
      kind: 'article.update',
      subject: { port: 80, locale: 'en' },
      changes: { title: 'The web', body: 'Text.' },
    },
    T0,
  );
});

async function locked(
  type: 'report' | 'article' | 'software',
  id: number,
  level: 'reviewer' | 'moderator' = 'reviewer',
): Promise<void> {
  await testDb().subjectLock.create({
    data: {
      ...{ subjectType: type, subjectId: id, level, reason: 'A war.', lockedById: moderator.id },
      ...{ createdAt: T0, until: lockEnd('24-hours', T0) },
    },
  });
}

const idOf = async (slug: string) =>
  (await testDb().software.findUniqueOrThrow({ where: { slug } })).id;
const reasonOf = (result: Result<unknown>) => (result.ok ? null : (result.reason ?? result.code));
const tried = async (who: Person, kind: EditKind, subject: unknown, changes: object = {}) =>
  reasonOf(await submit(who, { kind, subject, changes }, after(HOUR)));
const summary = { summary: 'Another one.' };

describe('what is locked', () => {
  it('is edited only from the lock’s level on', async () => {
    await locked('report', echo);
    const all = [member, await person({ earnedTrust: 2 }), reviewer, moderator];
    let times = 0;
    const update = (who: Person) =>
      tried(who, 'report.update', echo, { summary: `Another one, ${(times += 1)}.` });
    expect(await Promise.all(all.map(update))).toEqual([
      'subject-locked',
      'subject-locked',
      null,
      null,
    ]);
    await testDb().subjectLock.updateMany({ data: { level: 'moderator' } });
    expect([await update(reviewer), await update(moderator)]).toEqual(['subject-locked', null]);
    expect(await tried(member, 'report.update', gin, summary)).toBeNull();
  });

  it('is said with since when, until when, why and by whom', async () => {
    await locked('report', echo);
    const call = await caller(member);
    // The API asks the clock: a lock that began long ago and has no end.
    await testDb().subjectLock.updateMany({ data: { until: null } });
    const body = { kind: 'report.update', subject: echo, changes: summary, note: 'x' };
    const answer = await call('POST', '/edits', { body });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer).toMatchObject({
      status: 403,
      body: {
        reason: 'subject-locked',
        detail: `Locked for editing by ${moderator.handle} since ${T0.toISOString()} until it is lifted: A war.`,
        lock: { since: T0.toISOString(), until: null, reason: 'A war.', by: moderator.handle },
      },
    });
    expect((await call('GET', '/ports/1323/mine')).body).toMatchObject({
      reports: {
        [echo]: { mayVote: false, mayEdit: false, editReason: 'subject-locked' },
        [ginToo]: { mayEdit: true, editReason: null },
      },
      locks: [{ subject: { type: 'report', id: String(echo) } }],
    });
    expect((await (await caller(reviewer))('GET', '/ports/1323/mine')).body).toMatchObject({
      reports: { [echo]: { mayEdit: true } },
    });
  });

  it('comes before a conflict with others, and after what names nothing', async () => {
    await locked('report', echo);
    await applied(moderator, { kind: 'report.update', subject: echo, changes: summary }, after(1));
    const stale = { kind: 'report.update' as const, subject: echo, baseRevision: 1 };
    const changes = { summary: 'A third one.' };
    expect(reasonOf(await submit(member, { ...stale, changes }, T0))).toBe('subject-locked');
    expect(reasonOf(await submit(reviewer, { ...stale, changes }, T0))).toBe('changed-meanwhile');
    expect(await tried(member, 'report.update', echo, { summary: 5 })).toBe('invalid');
  });
});

describe('an edit touches', () => {
  it('a report that it retires, or merges either way', async () => {
    await locked('report', echo);
    expect(await tried(member, 'report.retire', echo)).toBe('subject-locked');
    expect(await tried(member, 'report.merge', echo, { into: gin })).toBe('subject-locked');
    expect(await tried(member, 'report.merge', gin, { into: echo })).toBe('subject-locked');
    expect(await tried(member, 'report.merge', gin, { into: ginToo })).toBeNull();
  });

  it('the article of one language, not of another', async () => {
    await locked('article', (await testDb().article.findFirstOrThrow()).id);
    const write = (locale: string) =>
      tried(member, 'article.update', { port: 80, locale }, { title: 'Web', body: 'Words.' });
    expect([await write('en'), await write('he')]).toEqual(['subject-locked', null]);
  });

  it('both entries that it makes one, and the reports that change hands or gain by it', async () => {
    const merge = () => tried(member, 'software.merge', 'gin', { into: 'echo' });
    for (const [type, id] of [
      ['software', await idOf('gin')],
      ['software', await idOf('echo')],
      ['report', gin],
      // It is the same use as one of those, and takes its sources.
      ['report', echo],
    ] as const) {
      await locked(type, id);
      expect([type, id, await merge()]).toEqual([type, id, 'subject-locked']);
      await testDb().$executeRaw`TRUNCATE subject_lock`;
    }
    expect(await merge()).toBeNull();
  });

  it('an entry, though not one that a report only names', async () => {
    await locked('software', await idOf('echo'));
    expect(await tried(member, 'software.update', 'echo', { tagline: 'x' })).toBe('subject-locked');
    expect(await tried(member, 'report.update', echo, summary)).toBeNull();
  });

  it('whatever the edit touched that it reverts, one’s own too', async () => {
    const own = await applied(
      member,
      { kind: 'report.update', subject: echo, changes: summary },
      T0,
    );
    const merge = await applied(
      member,
      { kind: 'report.merge', subject: gin, changes: { into: ginToo } },
      T0,
    );
    await locked('report', echo);
    await locked('report', ginToo);
    expect(await tried(member, 'revert', own.id)).toBe('subject-locked');
    expect(await tried(member, 'revert', merge.id)).toBe('subject-locked');
    expect((await readEdit(own.id, member, after(HOUR)))?.denied).toContainEqual({
      action: 'revert',
      reason: 'subject-locked',
    });
    expect(await tried(reviewer, 'revert', own.id)).toBeNull();
  });
});

describe('an edit that was open when its subject was locked', () => {
  const open = async (changes: object = summary, who = member) =>
    must(await submit(who, { kind: 'report.update', subject: echo, changes }, T0));
  const answer = (who: Person, id: number, changes: object) =>
    actOn(ANSWER, who, id, { changes: { ...changes }, note: 'x' }, after(HOUR));

  it('is decided as ever, but not improved, answered, rebased or reopened from below the level', async () => {
    const [edit, waiting] = [await open(), await open({ versions: 'v1' })];
    await locked('report', echo, 'moderator');
    const view = await readEdit(edit.id, reviewer, after(HOUR));
    expect(view?.actions).toEqual([
      ...['approve', 'request-changes', 'reject', 'take-over', 'comment'],
    ]);
    expect(view?.lock).toMatchObject({ level: 'moderator', reason: 'A war.' });
    const improved = { verdict: 'approve' as const, changes: { summary: 'Best.' } };
    expect(reasonOf(await review(reviewer, edit, improved, after(HOUR)))).toBe('subject-locked');
    expect(reasonOf(await answer(member, edit.id, summary))).toBe('subject-locked');
    must(await review(reviewer, edit, { verdict: 'approve' }, after(HOUR)));
    const second = await person({ role: 'reviewer' });
    expect(must(await review(second, edit, { verdict: 'approve' }, after(HOUR))).state).toBe(
      'applied',
    );
    const rebased = await actOn(
      REBASE,
      member,
      waiting.id,
      { baseRevision: 2, resolutions: {} },
      after(HOUR),
    );
    expect(reasonOf(rebased)).toBe('subject-locked');
    must(await actOn(WITHDRAW, member, waiting.id, {}, after(HOUR)));
    const again = () => actOn(REOPEN, member, waiting.id, {}, after(HOUR));
    expect(reasonOf(await again())).toBe('subject-locked');
    await testDb().subjectLock.updateMany({ data: { until: after(1) } });
    must(await again());
  });

  it('is settled by time once the lock is over', async () => {
    const { content } = await testDb().revision.findFirstOrThrow({
      where: { subjectType: 'report', subjectId: echo },
    });
    const { evidence } = content as { evidence: object[] };
    const source = { kind: 'vendor-docs', url: 'https://echo.labstack.com/more' };
    const edit = await open({ evidence: [...evidence, source] }, await person({ earnedTrust: 2 }));
    await locked('report', echo, 'moderator');
    await testDb().subjectLock.updateMany({ data: { until: after(7 * DAY) } });
    await decideDueEdits(after(8 * DAY));
    const applied = { state: 'applied', unreviewed: true };
    expect(await readEdit(edit.id, null, after(8 * DAY))).toMatchObject(applied);
  });

  it('is not answered onto something else that is locked', async () => {
    const edit = must(
      await submit(member, { kind: 'report.merge', subject: gin, changes: { into: ginToo } }, T0),
    );
    await locked('report', echo);
    expect(reasonOf(await answer(member, edit.id, { into: echo }))).toBe('subject-locked');
  });
});
