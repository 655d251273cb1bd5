import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/types';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { DAY, HOUR, SECOND } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { findPortPage } from '@/lib/port-page/loaders';
import { givenReport, must, type Person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { findAgreement } from '../queries/agreement';
import { findDesk, findQueue } from '../queries/desk';
import { findGroup } from '../queries/group';
import { findVerdicts } from '../queries/held';
import { after, type Meeting, newMeeting, opened, said, T0 } from '../queries/review.fixture';
import { claimEdit } from './claims';
import { giveDueVerdicts, holdVerdict, takeBackVerdict } from './held';
import { atDesk, bringOne, LARGE_NUMBERS } from './trials.fixture';

const NOW = 40 * DAY;

let author: Person;
let moderator: Person;
let by: Meeting['by'];
/** The reviewer who is given trials, at the desk. */
let me: Actor;

beforeEach(async () => {
  ({ author, moderator, by } = await newMeeting());
  await testDb().$executeRawUnsafe(LARGE_NUMBERS);
  me = atDesk(by(2));
});

/** A report of the author's on which two reviewers agreed, forty days ago. */
async function past(port: number, verdict: 'approve' | 'reject') {
  const edit = await opened(port, author);
  await said(by(0), edit, verdict, HOUR);
  // Its author has 72 hours to answer a first rejection.
  await said(by(1), edit, verdict, 80 * HOUR);
  return edit;
}

const brought = (ms = NOW) => bringOne(me, author, ms);

const hold = (id: number, verdict: 'approve' | 'reject', ms = NOW) =>
  transact((tx) =>
    holdVerdict(tx, me, id, { verdict, reason: 'I read it.', version: 1 }, after(ms)),
  );

describe('a trial', () => {
  it('looks like an edit that waits, to the one reviewer at their desk', async () => {
    const source = await past(1, 'reject');
    const id = await brought();
    expect(id).toBe(source.id + 2);
    const { items } = await findQueue(me, after(NOW));
    const item = items.find((one) => one.id === id);
    expect(item).toMatchObject({ kind: 'report.create', state: 'open', approvals: 0 });
    const desk = await findDesk(me, id, after(NOW), findPortPage);
    expect(desk).toMatchObject({
      edit: { id, state: 'open', reviews: [], decidedAt: null, note: 'Because.' },
      ...{ standing: [], alsoOpen: [], decidingUntil: null },
    });
    expect(desk?.edit.history).toHaveLength(1);
    expect(desk?.edit.plan).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(desk)).not.toContain(`"${source.id}.`);
    expect(desk?.edit.actions).toContain('approve');
    expect(must(await transact((tx) => claimEdit(tx, me, id, after(NOW)))).edit).toBe(id);
    expect(await findGroup(me, id, 'author', after(NOW))).toMatchObject({ name: author.handle });
    expect(await findGroup(moderator, id, 'author', after(NOW))).toBeNull();
    // To others, and to a program of the same account, there is none.
    for (const who of [moderator, by(0), { ...me, via: 'token' as const }]) {
      expect((await findQueue(who, after(NOW))).items.map((one) => one.id)).not.toContain(id);
      expect(await findDesk(who, id, after(NOW), findPortPage)).toBeNull();
      if (who.id !== me.id)
        expect(await transact((tx) => claimEdit(tx, who, id, after(NOW)))).toMatchObject({
          code: 'not-found',
        });
    }
  });

  it('does nothing, whatever is said of it: no review, no entry, no state, no trust', async () => {
    await past(1, 'reject');
    const id = await brought();
    const before = [await testDb().review.count(), await testDb().logEntry.count()];
    const kept = must(await hold(id, 'approve'));
    expect(kept).toMatchObject({ edit: id, verdict: 'approve' });
    await giveDueVerdicts(after(NOW + HOUR));
    expect([await testDb().review.count(), await testDb().logEntry.count()]).toEqual(before);
    expect(await testDb().heldVerdict.count()).toBe(0);
    expect(await testDb().edit.count({ where: { id } })).toBe(0);
    expect(await testDb().report.count()).toBe(0);
  });

  it('is told ten seconds later with the right answer; before that it can be taken back', async () => {
    const source = await past(1, 'reject');
    const id = await brought();
    must(await hold(id, 'approve'));
    expect(await findVerdicts(me, after(NOW + 9 * SECOND))).toMatchObject([
      { edit: id, state: 'held', trial: null },
    ]);
    must(await transact((tx) => takeBackVerdict(tx, me, id, after(NOW + 9 * SECOND))));
    must(await hold(id, 'reject', NOW + 20 * SECOND));
    expect(await findVerdicts(me, after(NOW + 31 * SECOND))).toMatchObject([
      {
        ...{ edit: id, state: 'given' },
        trial: {
          ...{ repeats: source.id, answer: 'reject', agreed: true, undoneBy: null },
          reasons: [{ verdict: 'reject' }, { verdict: 'reject' }],
        },
      },
    ]);
    expect(await hold(id, 'approve', NOW + HOUR)).toMatchObject({ reason: 'verdict-given' });
    expect(await findAgreement(me.id, after(NOW + HOUR))).toMatchObject({
      trials: { of: 1, agreed: 1 },
    });
    expect(await findVerdicts(moderator, after(NOW + HOUR))).toEqual([]);
  });

  it('shows a change as it was, beside the report as it stood then', async () => {
    const report = await givenReport(author, { portStart: 9, portEnd: 9 }, T0);
    const settings = [{ kind: 'flag', key: '--port', example: '--port 1324' }];
    const changes = { summary: 'Listens here', settings };
    const change = { kind: 'report.update', subject: report, changes };
    const source = must(await submit(author, change as never, T0));
    await said(by(0), source, 'approve', HOUR);
    await said(by(1), source, 'approve', 2 * HOUR);
    const id = await brought();
    const desk = await findDesk(me, id, after(NOW), findPortPage);
    expect(desk?.edit.diff).toMatchObject([
      { field: 'summary', after: 'Listens here' },
      { field: 'settings' },
    ]);
    expect(desk?.standing[0]?.report).toMatchObject({
      ...{ id: report, summary: 'Echo’s guides listen here', revision: 1 },
      settings: [],
    });
    must(await hold(id, 'reject'));
    expect((await findVerdicts(me, after(NOW + HOUR / 60)))[0]?.trial).toMatchObject({
      ...{ answer: 'approve', agreed: false },
    });
  });

  it('shows the entry that it made as one that is yet to be made', async () => {
    const report = await givenReport(author, { portStart: 9, portEnd: 9 }, T0);
    const change = {
      kind: 'report.update',
      subject: report,
      changes: { software: { name: 'Gin' } },
    };
    const source = must(await submit(author, change as never, T0));
    await said(by(0), source, 'approve', HOUR);
    await said(by(1), source, 'approve', 2 * HOUR);
    // Other software is another report: that waits for 48 hours.
    await decideDueEdits(after(49 * HOUR));
    const desk = await findDesk(me, await brought(), after(NOW), findPortPage);
    expect(desk?.edit.alsoChanges).toMatchObject([
      { created: true, subject: { type: 'software', id: null, name: 'Gin' } },
    ]);
  });

  it('is none that the reviewer had to do with, none of one opinion, and none of last week', async () => {
    const mine = await opened(1, by(2));
    await said(by(0), mine, 'reject', HOUR);
    await said(by(1), mine, 'reject', 80 * HOUR);
    await said(moderator, await opened(2, author), 'reject', HOUR);
    await past(3, 'approve');
    expect(await brought()).toBe(0);
    await past(4, 'reject');
    expect(await brought(20 * DAY)).toBe(0);
  });
});
