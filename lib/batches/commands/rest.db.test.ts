import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, REOPEN, TAKE_OVER, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { givenService } from '@/lib/edits/kinds/scene.fixture';
import { suspendAccount } from '@/lib/moderation/commands/accounts';
import { raiseFlag } from '@/lib/moderation/commands/flags';
import type { Result } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  applied,
  must,
  opened,
  type Person,
  person,
  reportChanges,
  review,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { acting, approvedBy, batchOf, LATER, linesOf, NOW, ports, statesOf } from './batch.fixture';
import { importBatch } from './import';
import { approveRest } from './whole';

const WHY = 'The list was made up.';
const OTHER = { summary: 'What nobody has seen' };

let author: Person;
let moderator: Person;
beforeEach(async () => {
  await resetDb();
  author = await person({ role: 'moderator' });
  moderator = await person({ role: 'moderator' });
});

const approve = (id: number) => approvedBy(moderator, id);

describe('approving the rest of a batch', () => {
  it('applies what is open once a moderator has decided the sample, each with its own review', async () => {
    const { id, edits } = await batchOf(ports(12), author);
    for (const edit of edits.slice(0, 9)) await approve(edit);
    const rest = () => approveRest(acting(moderator), id, 'Ten of ten were right.');
    expect(await rest()).toMatchObject({ ok: false, reason: 'sample-too-small' });
    await approve(edits[9]!);
    expect(must(await rest())).toEqual({ done: 2, left: 0 });
    expect(new Set(await statesOf())).toEqual(new Set(['applied']));
    const reviews = await testDb().review.findMany({ where: { editId: { in: edits.slice(10) } } });
    expect(reviews).toMatchObject(
      edits.slice(10).map(() => ({ reviewerId: moderator.id, reason: 'Ten of ten were right.' })),
    );
    expect(await rest()).toMatchObject({ reason: 'nothing-open' });
  });

  it('applies what brings a new program that the profile of a service names', async () => {
    await givenService();
    const changes = { plainName: 'RDP', what: 'Shows a desktop.', software: ['Echo'] };
    const profile = { kind: 'service.update', subject: 'rdp', changes } as const;
    await applied(await person(), profile, new Date(NOW.getTime() - 1000));
    const { id, edits } = await batchOf(ports(12), author);
    for (const edit of edits.slice(0, 10)) await approve(edit);
    const rest = await approveRest(acting(moderator), id, 'Ten of ten were right.');
    expect(must(rest)).toEqual({ done: 2, left: 0 });
  });

  it('is never its author’s, and stops where one of the sample was rejected', async () => {
    const { id, edits } = await batchOf(ports(12), author);
    for (const edit of edits.slice(0, 10)) await approve(edit);
    expect(await approveRest(acting(author), id, WHY)).toMatchObject({ reason: 'own-batch' });
    must(await review(moderator, { id: edits[10]! }, { verdict: 'reject' }, LATER));
    expect(await approveRest(acting(moderator), id, WHY)).toMatchObject({
      reason: 'some-rejected',
    });
    expect((await statesOf()).at(-1)).toBe('open');
  });

  it.each([
    ['no line names its homepage', () => ({ name: 'Echo' })],
    ['each line does', () => ({ name: 'Echo', homepage: 'https://echo.labstack.com' })],
    [
      'one line does',
      (port: number) =>
        port === 2000 ? { name: 'Echo', homepage: 'https://echo.labstack.com' } : { name: 'Echo' },
    ],
  ])('that brings a new program together, where %s', async (_, software) => {
    const reports = ports(12).map((port) =>
      reportChanges({ portStart: port, portEnd: port, software: software(port) }),
    );
    const file = { title: 'A list', lines: linesOf(reports) };
    const { batch } = must(
      await transact((tx) => importBatch(tx, author, file, { skipFaulty: false }, NOW)),
    );
    const edits = await testDb().edit.findMany({
      where: { batchId: batch },
      orderBy: { id: 'asc' },
    });
    for (const edit of edits.slice(0, 10)) await approve(edit.id);
    const rest = await approveRest(acting(moderator), batch ?? 0, 'Ten of ten were right.');
    expect(must(rest)).toEqual({ done: 2, left: 0 });
  });

  it('leaves an edit that conflicts to a person', async () => {
    const { id, edits } = await batchOf(ports(11), author);
    for (const edit of edits.slice(0, 10)) await approve(edit);
    // Somebody else proposed the same by itself, and theirs came first.
    const twin = await opened(await person(), 2010, NOW);
    await approve(twin.id);
    expect(must(await approveRest(acting(moderator), id, WHY))).toEqual({ done: 0, left: 1 });
    expect(await testDb().edit.findUnique({ where: { id: edits[10]! } })).toMatchObject({
      state: 'open',
    });
  });

  it.each([
    ['is of another name', { name: 'Malware' }, 'open'],
    ['is at another homepage', { homepage: 'https://evil.example' }, 'open'],
    ['is told of in other words', { tagline: 'A small framework' }, 'applied'],
  ])('looks whether what the reports are of %s by then', async (_, changes, state) => {
    const { id, edits } = await batchOf(ports(12), author);
    for (const edit of edits.slice(0, 10)) await approve(edit);
    await applied(await person(), { kind: 'software.update', subject: 'echo', changes }, LATER);
    const left = state === 'open' ? 2 : 0;
    expect(must(await approveRest(acting(moderator), id, WHY))).toEqual({ done: 2 - left, left });
    expect((await statesOf()).slice(10, 12)).toEqual([state, state]);
  });

  it.each<[string, (edit: number, by: Person) => Promise<Result<unknown>>, string]>([
    [
      'flagged it',
      (edit, by) => {
        const body = {
          subject: { type: 'edit' as const, id: edit },
          reason: 'spam',
          note: 'Look.',
        };
        return transact((tx) => raiseFlag(tx, by, body, LATER));
      },
      'open',
    ],
    ['rejected it', (edit, by) => review(by, { id: edit }, { verdict: 'reject' }, LATER), 'open'],
    [
      'asked for changes, and it was opened again as it was',
      async (edit, by) => {
        must(await review(by, { id: edit }, { verdict: 'request-changes' }, LATER));
        must(await actOn(WITHDRAW, author, edit, {}, LATER));
        return actOn(REOPEN, author, edit, {}, LATER);
      },
      'open',
    ],
    [
      'rejected it, and may not do so any more',
      async (edit, by) => {
        must(await review(by, { id: edit }, { verdict: 'reject' }, LATER));
        return transact((tx) => suspendAccount(tx, moderator, by.handle, 'Spam.', LATER));
      },
      'applied',
    ],
  ])('looks whether a reviewer %s', async (_, act, state) => {
    const { id, edits } = await batchOf(ports(12), author);
    for (const edit of edits.slice(0, 10)) await approve(edit);
    must(await act(edits[10]!, await person({ role: 'reviewer' })));
    const left = state === 'applied' ? 0 : 1;
    expect(must(await approveRest(acting(moderator), id, WHY))).toEqual({ done: 2 - left, left });
    expect((await statesOf()).slice(10)).toEqual([state, 'applied']);
  });

  it.each([
    [
      'a reviewer improved it',
      (edit: number, rogue: Person) =>
        review(rogue, { id: edit }, { verdict: 'approve', changes: OTHER }, LATER),
    ],
    [
      'a reviewer took it over',
      (edit: number, rogue: Person) => actOn(TAKE_OVER, rogue, edit, {}, LATER),
    ],
    [
      'its author wrote it anew',
      (edit: number) => actOn(ANSWER, author, edit, { changes: OTHER, note: 'Better.' }, LATER),
    ],
  ])('leaves an edit to a person when %s since it came in', async (_, rewrite) => {
    const { id, edits } = await batchOf(ports(12), author);
    for (const edit of edits.slice(0, 10)) await approve(edit);
    must(await rewrite(edits[10]!, await person({ role: 'reviewer' })));
    expect(must(await approveRest(acting(moderator), id, WHY))).toEqual({ done: 1, left: 1 });
    expect((await statesOf()).slice(10)).toEqual(['open', 'applied']);
    expect((await approve(edits[10]!)).state).toBe('applied');
  });
});
