import { beforeEach, describe, expect, it } from 'vitest';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { ANSWER, TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { after, DAY, HOUR, T0 } from '@/lib/edits/kinds/scene.fixture';
import { readEdit } from '@/lib/edits/queries/edit';
import { findQueueItems } from '@/lib/edits/queries/queue-items';
import { restoreAccount, suspendAccount } from '@/lib/moderation/commands/accounts';
import { listQueue } from '@/lib/moderation/queries/queue';
import { inTransaction } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { setRole } from '@/lib/trust/commands';
import { findTrustHistory } from '@/lib/trust/queries';
import { castVote } from '@/lib/votes/commands';

let author: Person;
let one: Person;
let two: Person;
let three: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  author = await person();
  one = await person({ role: 'reviewer' });
  two = await person({ role: 'reviewer' });
  three = await person({ role: 'reviewer' });
  moderator = await person({ role: 'moderator' });
});

const approve = (who: Person, edit: { readonly id: number }, ms = HOUR, changes?: object) =>
  review(who, edit, { verdict: 'approve', ...(changes && { changes: { ...changes } }) }, after(ms));
const stateOf = async (id: number) =>
  (await testDb().edit.findUniqueOrThrow({ where: { id } })).state;
const suspend = (who: Person, ms: number) =>
  transact((tx) => suspendAccount(tx, moderator, who.handle, 'Rogue.', after(ms)));
const demote = (who: Person, ms: number) =>
  inTransaction((tx) =>
    setRole(tx, who.id, 'member', { actorId: null, reason: 'Demoted.' }, after(ms)),
  );

describe('an improvement', () => {
  it('voids the approvals that others gave to what it said before', async () => {
    const edit = await opened(author, 2000, T0);
    must(await approve(one, edit));
    const improved = must(await approve(two, edit, 2 * HOUR, { summary: 'Something else.' }));
    expect(improved.state).toBe('open');
    const view = await readEdit(edit.id, null, after(3 * HOUR));
    expect(view?.reviews.map(({ counts }) => counts)).toEqual([false, true]);
    expect(must(await approve(three, edit, 3 * HOUR)).state).toBe('applied');
  });

  it('is one approval: who gave it does not review it as an outsider afterwards', async () => {
    const edit = await opened(author, 2000, T0);
    must(await approve(one, edit, HOUR, { summary: 'Something else.' }));
    expect(await approve(one, edit, 2 * HOUR)).toMatchObject({ reason: 'own-edit' });
    must(await approve(two, edit, 3 * HOUR, { summary: 'Another thing.' }));
    expect(await stateOf(edit.id)).toBe('open');
  });
});

describe('a verdict', () => {
  it.each([
    ['suspended', suspend],
    ['demoted', demote],
  ])('of somebody who was %s since does not count', async (_, fall) => {
    const edit = await opened(author, 2000, T0);
    must(await approve(one, edit));
    await fall(one, 2 * HOUR);
    expect((await findQueueItems(author, [edit.id], T0))[0]).toMatchObject({ approvals: 0 });
    expect(must(await approve(two, edit, 3 * HOUR)).state).toBe('open');
    const view = await readEdit(edit.id, null, after(3 * HOUR));
    expect(view?.reviews.map(({ counts }) => counts)).toEqual([false, true]);
    expect(must(await approve(three, edit, 4 * HOUR)).state).toBe('applied');
  });

  it('does not count when time applies what two rogues agreed on', async () => {
    const report = await givenReport(author, {}, T0);
    const changes = { as: 'retired' };
    const retire = { kind: 'report.retire', subject: report, changes } as const;
    const edit = must(await submit(author, retire, T0));
    for (const who of [one, two]) must(await approve(who, edit));
    for (const who of [one, two]) await suspend(who, 2 * HOUR);
    await decideDueEdits(after(49 * HOUR));
    expect(await stateOf(edit.id)).toBe('open');
  });

  it('counts again when its giver is restored, and the edit is decided then', async () => {
    const edit = await opened(author, 2000, T0);
    must(await approve(one, edit));
    await suspend(one, 2 * HOUR);
    must(await approve(two, edit, 3 * HOUR));
    must(
      await transact((tx) => restoreAccount(tx, moderator, one.handle, 'Sorry.', after(4 * HOUR))),
    );
    await decideDueEdits(after(4 * HOUR));
    expect(await stateOf(edit.id)).toBe('applied');
  });

  it('of a rejection that does not count holds up no harmless edit', async () => {
    const trusted = await person({ earnedTrust: 2 });
    const edit = await opened(trusted, 2000, T0);
    must(await review(one, edit, { verdict: 'reject' }, after(HOUR)));
    await suspend(one, 2 * HOUR);
    await decideDueEdits(after(7 * DAY));
    expect(await testDb().edit.findUniqueOrThrow({ where: { id: edit.id } })).toMatchObject({
      ...{ state: 'applied', unreviewed: true },
    });
  });
});

describe('whoever once took an edit over', () => {
  it('does not review what they wrote, whoever has it now', async () => {
    const edit = await opened(author, 2000, T0);
    must(await actOn(TAKE_OVER, one, edit.id, {}, after(HOUR)));
    const rewritten = { changes: { summary: 'By one.' }, note: 'Better.' };
    must(await actOn(ANSWER, one, edit.id, rewritten, after(HOUR)));
    must(await actOn(TAKE_OVER, two, edit.id, {}, after(2 * HOUR)));
    expect(await listQueue(one, after(3 * HOUR))).toEqual([]);
    expect(await listQueue(three, after(3 * HOUR))).toEqual([edit.id]);
    expect(await approve(one, edit, 3 * HOUR)).toMatchObject({ reason: 'own-edit' });
    const changes = { summary: 'By one again.' };
    expect(await approve(one, edit, 3 * HOUR, changes)).toMatchObject({ reason: 'own-edit' });
    expect(must(await approve(three, edit, 4 * HOUR)).state).toBe('open');
    expect(await stateOf(edit.id)).toBe('open');
  });

  it('does not decide it alone as a moderator either', async () => {
    await approve(await person({ role: 'moderator' }), await opened(author, 2100, T0));
    const edit = await opened(author, 2000, T0);
    must(await actOn(TAKE_OVER, moderator, edit.id, {}, after(HOUR)));
    must(await actOn(TAKE_OVER, two, edit.id, {}, after(2 * HOUR)));
    expect(await approve(moderator, edit, 3 * HOUR)).toMatchObject({ reason: 'own-edit' });
  });
});

describe('a vote', () => {
  const vote = (who: Person, report: number) =>
    transact((tx) => castVote(tx, who, report, 'confirm', after(2 * DAY)));

  it('is not for those who changed what the report claims', async () => {
    const report = await givenReport(author, {}, T0);
    const update = { kind: 'report.update', subject: report } as const;
    await applied(two, { ...update, changes: { role: 'default' } }, after(HOUR));
    await applied(three, { ...update, changes: { summary: 'Clearer.' } }, after(2 * HOUR));
    expect(await vote(two, report)).toMatchObject({ code: 'forbidden', reason: 'own-claim' });
    expect(await vote(author, report)).toMatchObject({ reason: 'own-report' });
    expect(await vote(three, report)).toMatchObject({ ok: true });
    expect(await vote(moderator, report)).toMatchObject({ ok: true });
  });

  it('is not for whoever improved that change', async () => {
    const report = await givenReport(author, {}, T0);
    const changes = { role: 'default' };
    const edit = must(await submit(two, { kind: 'report.update', subject: report, changes }, T0));
    const improved = await approve(moderator, edit, HOUR, { role: 'development-server' });
    expect(must(improved).state).toBe('applied');
    expect(await vote(moderator, report)).toMatchObject({ reason: 'own-claim' });
  });

  it('is not for who put other words into the report before there was one', async () => {
    const edit = await opened(author, 2000, T0);
    must(await approve(one, edit, HOUR, { role: 'default' }));
    must(await approve(two, edit, HOUR, { summary: 'Clearer.' }));
    must(await actOn(TAKE_OVER, three, edit.id, {}, after(HOUR)));
    const { subjectId } = must(await approve(moderator, edit, HOUR));
    for (const who of [one, three])
      expect(await vote(who, subjectId ?? 0)).toMatchObject({ reason: 'own-claim' });
    for (const who of [two, moderator])
      expect(await vote(who, subjectId ?? 0)).toMatchObject({ ok: true });
  });

  it('is not for the author of a report that became part of it', async () => {
    const gin = { software: { name: 'Gin' } };
    const [kept, first] = [await givenReport(one, {}, T0), await givenReport(author, gin, T0)];
    const second = await givenReport(two, { software: { name: 'Martini' } }, T0);
    const merge = { kind: 'report.merge' } as const;
    await applied(moderator, { ...merge, subject: first, changes: { into: second } }, T0);
    await applied(moderator, { ...merge, subject: second, changes: { into: kept } }, T0);
    for (const who of [author, two])
      expect(await vote(who, kept)).toMatchObject({ reason: 'own-claim' });
    expect(await vote(three, kept)).toMatchObject({ ok: true });
  });
});

describe('one’s own proposal', () => {
  it('of what waits already is a duplicate, also when both come at once', async () => {
    const proposal = { kind: 'report.create', changes: reportChanges() } as const;
    const sent = await Promise.all([1, 2, 3, 4].map(() => submit(author, proposal, T0)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = await submit(author, proposal, after(3 * DAY));
    expect(refused).toMatchObject({ code: 'duplicate', reason: 'already-proposed' });
    must(await submit(one, proposal, T0));
    const other = { kind: 'report.create', changes: reportChanges({ summary: 'Other.' }) } as const;
    must(await submit(author, other, T0));
  });
});

describe('an edit whose revert was reverted', () => {
  it('counts for trust again', async () => {
    const report = await givenReport(author, {}, T0);
    const counted = async () =>
      (await inTransaction((tx) => findTrustHistory(tx, author.id, after(DAY)))).applied.length;
    const edit = await testDb().edit.findFirstOrThrow({ where: { subjectId: report } });
    expect(await counted()).toBe(1);
    const undone = await applied(one, { kind: 'revert', subject: edit.id }, after(HOUR));
    expect(await counted()).toBe(0);
    await applied(two, { kind: 'revert', subject: undone.id }, after(2 * HOUR));
    expect(await counted()).toBe(1);
  });
});
