import { beforeEach, describe, expect, it } from 'vitest';
import {
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { DAY } from '@/lib/platform/clock';
import { lift, lock, T0 } from './locks.fixture';

let member: Person;
let moderator: Person;
let other: Person;
let report: number;

beforeEach(async () => {
  await resetDb();
  member = await person();
  [moderator, other] = [await person({ role: 'moderator' }), await person({ role: 'moderator' })];
  report = await givenReport(member, {}, T0);
});

const ARTICLE = { port: 1323, locale: 'en' } as const;

/** By what it is: what the moderator changed, the other one having agreed, and what a lock would name. */
const OWN = [
  [
    'an article that they wrote',
    'own-open-edit',
    () =>
      ({
        kind: 'article.update',
        subject: ARTICLE,
        changes: { title: 'Echo', body: 'Text.' },
      }) as const,
    () => ({ type: 'article', id: '1323/en' }) as const,
  ],
  [
    'a report whose words are theirs',
    'own-open-edit',
    () => ({ kind: 'report.update', subject: report, changes: { versions: 'v4' } }) as const,
    () => report,
  ],
  [
    'a report whose claim is theirs',
    'own-report',
    () => ({ kind: 'report.update', subject: report, changes: { transports: ['udp'] } }) as const,
    () => report,
  ],
] as const;

describe('while somebody wants to undo it a moderator locks no', () => {
  it.each(OWN)('%s: another does', async (_, reason, proposal, subject) => {
    const edit = must(await submit(moderator, proposal() as never, T0));
    must(await review(other, edit, { verdict: 'approve' }, T0));
    const undoing = must(await submit(member, { kind: 'revert', subject: edit.id }, T0));
    expect(await lock(moderator, subject())).toMatchObject({ code: 'forbidden', reason });
    const made = must(await lock(other, subject()));
    must(await lift(other, made.id));
    must(await review(other, undoing, { verdict: 'reject' }, T0));
    // What was theirs to say is over; whose claim a report is, stays.
    const again = await lock(moderator, subject());
    expect(again.ok ? null : again.reason).toBe(reason === 'own-report' ? reason : null);
  });

  it.each(OWN)('%s, but as the only active one, and the log says so', async (...[, , what, on]) => {
    const edit = await applied(moderator, what(), T0);
    must(await submit(member, { kind: 'revert', subject: edit.id }, T0));
    must(await lock(moderator, on()));
    const where = { action: 'subject.locked' };
    expect(await testDb().logEntry.findFirst({ where })).toMatchObject({
      data: { by: 'own-dispute' },
    });
  });
});

it('an edit of others that is about words of others hinders no lock', async () => {
  await opened(member, 2000, T0);
  const changes = { versions: 'v4' };
  must(await submit(member, { kind: 'report.update', subject: report, changes }, T0));
  must(await review(other, await opened(member, 2001, T0), { verdict: 'reject' }, T0));
  must(await lock(moderator, report));
});

/** By what it is: what a moderator wrote, what another wants it to say, and what only adds to it. */
const CHANGED = [
  [
    'an article',
    {
      kind: 'article.update',
      subject: ARTICLE,
      changes: { title: 'Echo', body: 'Echo is a framework that listens here.' },
    },
    { body: 'Echo is a library that listens elsewhere.' },
    { body: 'Echo is a framework that listens here.\n\nIt is written in Go, they say.' },
    { type: 'article', id: '1323/en' },
  ],
  [
    'a report',
    { kind: 'report.update', subject: 1, changes: { versions: 'since v4' } },
    { versions: 'since v3' },
    { description: 'It is written in Go, they say.' },
    { type: 'report', id: 1 },
  ],
  [
    'an entry',
    { kind: 'software.update', subject: 'echo', changes: { aliases: ['labstack echo'] } },
    { aliases: [] },
    { aliases: ['labstack echo', 'echo v4'] },
    { type: 'software', id: 'echo' },
  ],
] as const;

describe('while an edit of somebody else’s waits that would change their words a moderator locks no', () => {
  beforeEach(async () => {
    // What a moderator has decided is long past: nobody seems to be the only one.
    must(await review(other, await opened(member, 2001, T0), { verdict: 'reject' }, T0));
  });

  it.each(CHANGED)('%s: another does', async (_, written, change, addition, subject) => {
    const { kind } = written;
    const words = { kind, subject: written.subject };
    await applied(moderator, written, T0);
    // Adding to it leaves their words as they are, and so does what they propose themselves.
    must(await submit(member, { ...words, changes: addition }, T0));
    must(await lift(moderator, must(await lock(moderator, subject as never)).id));
    const edit = must(await submit(member, { ...words, changes: change }, T0));
    const refused = { code: 'forbidden', reason: 'own-open-edit' };
    expect(await lock(moderator, subject as never)).toMatchObject(refused);
    must(await lift(other, must(await lock(other, subject as never)).id));
    must(await review(other, edit, { verdict: 'reject' }, T0));
    must(await lock(moderator, subject as never));
  });

  // Lists of an entry merge, whatever each side does to them.
  it.each(CHANGED.slice(0, 2))(
    '%s, also where both are in conflict by now',
    async (...[, written, change, , on]) => {
      const words = { kind: written.kind, subject: written.subject };
      if (written.kind === 'article.update')
        await applied(member, { ...words, changes: { title: 'Echo', body: 'Text.' } }, T0);
      must(await submit(member, { ...words, changes: change }, T0));
      await applied(moderator, written, T0);
      const refused = { code: 'forbidden', reason: 'own-open-edit' };
      expect(await lock(moderator, on as never)).toMatchObject(refused);
    },
  );

  it('an article, but as the only active one, and the log says so', async () => {
    const [, written, change, , on] = CHANGED[0];
    await applied(moderator, written, T0);
    must(await submit(member, { ...written, changes: change }, T0));
    const later = new Date(T0.getTime() + 40 * DAY);
    must(await lock(moderator, on, {}, later));
    const where = { action: 'subject.locked' };
    expect(await testDb().logEntry.findFirst({ where })).toMatchObject({
      data: { by: 'own-dispute' },
    });
  });
});

it('a report that a waiting undoing of a merge of entries would rid of a moderator’s words', async () => {
  must(await review(other, await opened(member, 2001, T0), { verdict: 'reject' }, T0));
  const second = await givenReport(member, { software: { name: 'Other' } }, T0);
  const { content } = await testDb().revision.findFirstOrThrow({
    where: { subjectType: 'report', subjectId: second },
  });
  const { evidence } = content as { evidence: object[] };
  const mine = { kind: 'vendor-docs', url: 'https://echo.labstack.com/moderator' };
  await applied(
    moderator,
    { kind: 'report.update', subject: second, changes: { evidence: [...evidence, mine] } } as never,
    T0,
  );
  const merge = await applied(
    member,
    { kind: 'software.merge', subject: 'other', changes: { into: 'echo' } } as never,
    T0,
  );
  const { content: now } = await testDb().revision.findFirstOrThrow({
    where: { subjectType: 'report', subjectId: report },
    orderBy: { number: 'desc' },
  });
  expect(JSON.stringify(now)).toContain('labstack.com/moderator');
  must(await submit(member, { kind: 'revert', subject: merge.id } as never, T0));
  const locked = await lock(moderator, report);
  expect(locked.ok ? 'locked' : locked.reason).toBe('own-open-edit');
});
