import { beforeEach, describe, expect, it } from 'vitest';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { ANSWER, TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { after, DAY, HOUR, newPair, storedEdit, T0 } from '@/lib/edits/kinds/scene.fixture';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { inTime, own, unseen } from './absence.fixture';

let a: Person; // a reviewer
let b: Person; // another one
let carol: Person; // a contributor
let moderator: Person;

beforeEach(async () => {
  ({ a, b, carol, moderator } = await newPair());
});

const waits = { state: 'open', unreviewed: false, escalatedAt: expect.any(Date) as Date };

describe('what nobody came for is applied where a contributor proposed it', () => {
  it('a new report with a page of its vendor, and a new entry with its homepage', async () => {
    expect(await inTime(await opened(carol, 2000, T0))).toMatchObject(unseen);
    expect(await testDb().software.findFirst()).toMatchObject({ name: 'Echo', state: 'active' });
  });

  it('a further source', async () => {
    const subject = await givenReport(await person({ earnedTrust: 2 }), {}, T0);
    const changes = { evidence: [own('guide'), own('more')] };
    const edit = must(await submit(carol, { kind: 'report.update', subject, changes }, T0));
    expect(await inTime(edit)).toMatchObject(unseen);
  });

  it('also where somebody took it over and left every word to it', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(HOUR)));
    expect(await inTime(edit)).toMatchObject(unseen);
  });
});

describe('it waits for a person where', () => {
  it('a reviewer or a moderator proposed it', async () => {
    expect(await inTime(await opened(a, 2000, T0))).toMatchObject(waits);
    expect(await inTime(await opened(moderator, 2001, T0))).toMatchObject(waits);
  });

  it('whoever proposed it is a reviewer by now', async () => {
    const edit = await opened(carol, 2000, T0);
    await testDb().user.update({ where: { id: carol.id }, data: { role: 'reviewer' } });
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it('a reviewer improved it, also where it was answered with the old words', async () => {
    const [bad, good] = ['Whoever connects is root', 'Its guides listen here'];
    const edit = await opened(carol, 2000, T0, { summary: bad });
    const changes = { summary: good };
    must(await review(b, edit, { verdict: 'approve', changes }, after(HOUR)));
    const answer = { changes: { summary: bad }, note: 'As it was.' };
    must(await actOn(ANSWER, carol, edit.id, answer, after(2 * HOUR)));
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it('a reviewer took it over and answered', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(HOUR)));
    const answer = { changes: { summary: 'Other words' }, note: 'Mine.' };
    must(await actOn(ANSWER, b, edit.id, answer, after(2 * HOUR)));
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it('the account of its author is closed', async () => {
    const edit = await opened(carol, 2000, T0);
    must(await transact((tx) => closeAccount(tx, carol.id, after(HOUR))));
    expect(await inTime(edit)).toMatchObject(waits);
  });

  it('it was passed on to the moderators, whatever has changed since', async () => {
    const member = await person();
    const edit = await opened(member, 2000, T0);
    expect(await inTime(edit)).toMatchObject(waits);
    await testDb().user.update({ where: { id: member.id }, data: { earnedTrust: 2 } });
    must(await review(b, edit, { verdict: 'approve' }, after(10 * DAY)));
    expect(await storedEdit(edit.id)).toMatchObject(waits);
  });
});
