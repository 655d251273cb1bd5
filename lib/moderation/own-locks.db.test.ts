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
