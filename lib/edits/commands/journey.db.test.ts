import { ANSWER, REOPEN, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import {
  actOn,
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { findEdit } from '@/lib/edits/queries/edit';
import { decideDueEdits } from './sweep';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;
let a: Person;
let b: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, a, b, moderator] = [
    await person(),
    await person({ role: 'reviewer' }),
    await person({ role: 'reviewer' }),
    await person({ role: 'moderator' }),
  ];
});

const opened = async (who = author, ms = 0) =>
  must(await submit(who, { kind: 'report.create', changes: reportChanges() }, after(ms)));
const update = async (id: number, changes: object, who = author) =>
  must(await submit(who, { kind: 'report.update', subject: id, changes }, T0));
const stored = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });
const actions = async (id: number, who: Person | null, ms: number) =>
  (await findEdit(testDb(), id, who, after(ms)))?.actions;

describe('two authors of one field', () => {
  it('meet in a conflict, which the second resolves; earlier approvals are void', async () => {
    const second = await person();
    const id = await givenReport(author, {}, T0);
    const [first, other] = [
      await update(id, { summary: 'First' }),
      await update(id, { summary: 'Second', versions: 'v4' }, second),
    ];
    must(await review(moderator, first, { verdict: 'approve' }, after(HOUR)));
    must(await review(a, other, { verdict: 'approve' }, after(HOUR)));
    const conflicted = must(await review(b, other, { verdict: 'approve' }, after(HOUR)));
    expect(conflicted).toMatchObject({
      state: 'conflicted',
      conflicts: ['summary'],
      dueAt: after(30 * DAY),
    });
    const view = await findEdit(testDb(), other.id, second, after(HOUR));
    expect(view).toMatchObject({
      actions: ['answer', 'rebase', 'withdraw', 'comment'],
      conflict: {
        base: { summary: 'Echo’s guides listen here' },
        theirs: { summary: 'First' },
        mine: { summary: 'Second' },
        revision: 2,
      },
    });
    const rebase = (baseRevision: number, resolutions: Record<string, unknown>) =>
      actOn(REBASE, second, other.id, { baseRevision, resolutions }, after(2 * HOUR));
    expect(await rebase(1, { summary: 'Both' })).toMatchObject({
      code: 'stale',
      detail: { revision: 2 },
    });
    expect(await rebase(2, {})).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions.summary' }],
    });
    expect(await rebase(2, { summary: 'Both', colour: 1 })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions.colour' }],
    });
    expect(await rebase(2, { summary: '' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions.summary' }],
    });
    expect(must(await rebase(2, { summary: 'Both' }))).toMatchObject({
      state: 'open',
      baseRevision: 2,
      conflicts: [],
    });
    expect(must(await review(a, other, { verdict: 'approve' }, after(3 * HOUR))).state).toBe(
      'open',
    );
    expect(must(await review(b, other, { verdict: 'approve' }, after(3 * HOUR))).state).toBe(
      'applied',
    );
    expect(await testDb().report.findFirst()).toMatchObject({
      summary: 'Both',
      versions: 'v4',
      revision: 3,
    });
  });

  it('of other fields need no rebase, and one at hand keeps the approvals', async () => {
    const id = await givenReport(author, {}, T0);
    const [first, other] = [
      await update(id, { summary: 'First' }),
      await update(id, { versions: 'v4' }, await person()),
    ];
    must(await review(a, other, { verdict: 'approve' }, after(HOUR)));
    must(await review(moderator, first, { verdict: 'approve' }, after(HOUR)));
    const rebased = await actOn(
      REBASE,
      { id: other.authorId, trust: 1 },
      other.id,
      { baseRevision: 2, resolutions: {} },
      after(2 * HOUR),
    );
    expect(must(rebased)).toMatchObject({ state: 'open', baseRevision: 2 });
    expect(must(await review(b, other, { verdict: 'approve' }, after(3 * HOUR))).state).toBe(
      'applied',
    );
  });
});

describe('a revert that conflicts by the time it is approved', () => {
  it('is rebased field by field like any other', async () => {
    const id = await givenReport(author, {}, T0);
    const edit = await update(id, { summary: 'First' });
    must(await review(moderator, edit, { verdict: 'approve' }, after(HOUR)));
    const reverter = await person();
    const revert = must(await submit(reverter, { kind: 'revert', subject: edit.id }, after(HOUR)));
    must(
      await review(
        moderator,
        await update(id, { summary: 'Later' }),
        { verdict: 'approve' },
        after(HOUR),
      ),
    );
    expect(
      must(await review(moderator, revert, { verdict: 'approve' }, after(2 * HOUR))).state,
    ).toBe('conflicted');
    const rebased = await actOn(
      REBASE,
      reverter,
      revert.id,
      { baseRevision: 3, resolutions: { summary: 'Agreed' } },
      after(3 * HOUR),
    );
    expect(must(rebased)).toMatchObject({
      state: 'open',
      changes: { summary: 'Agreed' },
      base: { summary: 'Later' },
    });
    expect(
      must(await review(moderator, revert, { verdict: 'approve' }, after(4 * HOUR))).state,
    ).toBe('applied');
    expect(await testDb().report.findFirst()).toMatchObject({ summary: 'Agreed' });
  });
});

describe('a request for changes', () => {
  it('is answered, and what was approved before no longer counts', async () => {
    const edit = await opened();
    must(await review(a, edit, { verdict: 'approve' }, after(HOUR)));
    expect(must(await review(b, edit, { verdict: 'request-changes' }, after(HOUR)))).toMatchObject({
      state: 'changes-requested',
    });
    expect(await actions(edit.id, author, 2 * HOUR)).toEqual(['answer', 'withdraw', 'comment']);
    expect(await actions(edit.id, a, 2 * HOUR)).toEqual(['reject', 'take-over', 'comment']);
    const answer = (changes: Record<string, unknown>) =>
      actOn(ANSWER, author, edit.id, { changes, note: 'Better?' }, after(DAY));
    expect(await answer({ role: 'favourite' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'changes.role' }],
    });
    expect(must(await answer({ summary: 'Clearer' }))).toMatchObject({
      state: 'open',
      changes: { summary: 'Clearer', portStart: 1323 },
      dueAt: after(8 * DAY),
    });
    expect(must(await review(b, edit, { verdict: 'approve' }, after(DAY))).state).toBe('open');
    expect(must(await review(a, edit, { verdict: 'approve' }, after(DAY))).state).toBe('applied');
    expect(await testDb().review.count({ where: { editId: edit.id } })).toBe(4);
  });

  it('that nobody answers expires after 30 days, and is reopened in one click', async () => {
    const edit = await opened();
    must(await review(b, edit, { verdict: 'request-changes' }, after(HOUR)));
    await decideDueEdits(after(30 * DAY));
    expect(await stored(edit.id)).toMatchObject({ state: 'expired' });
    const reopened = await actOn(REOPEN, author, edit.id, {}, after(31 * DAY));
    expect(must(reopened)).toMatchObject({
      state: 'open',
      decidedAt: null,
      dueAt: after(38 * DAY),
    });
  });
});

it('a withdrawn edit is done with until its author reopens it', async () => {
  const edit = await opened();
  expect(await actOn(WITHDRAW, a, edit.id, {}, after(HOUR))).toMatchObject({
    code: 'forbidden',
    reason: 'needs-author',
  });
  must(await actOn(WITHDRAW, author, edit.id, {}, after(HOUR)));
  expect(await review(a, edit, { verdict: 'approve' }, after(HOUR))).toMatchObject({
    reason: 'not-open',
  });
  expect(await actions(edit.id, author, HOUR)).toEqual(['reopen']);
});
