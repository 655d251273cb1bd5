import { ANSWER, TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import {
  actOn,
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
const stored = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });
const actions = async (id: number, who: Person | null, ms: number) =>
  (await findEdit(testDb(), id, who, after(ms)))?.actions;

describe('a review', () => {
  it('improves and approves in one, both named', async () => {
    const edit = await opened();
    must(
      await review(
        a,
        edit,
        { verdict: 'approve', changes: { summary: 'Improved', onByDefault: false } },
        after(HOUR),
      ),
    );
    const applied = must(await review(b, edit, { verdict: 'approve' }, after(HOUR)));
    expect(applied.state).toBe('applied');
    expect(await testDb().report.findFirst()).toMatchObject({
      summary: 'Improved',
      onByDefault: false,
      authorId: author.id,
    });
    const view = await findEdit(testDb(), edit.id, null, after(HOUR));
    expect(view?.reviews[0]).toMatchObject({
      reviewer: a.handle,
      changes: { summary: 'Improved' },
    });
  });

  it('cannot improve an edit into something wrong', async () => {
    const edit = await opened();
    const worse = await review(
      a,
      edit,
      { verdict: 'approve', changes: { portEnd: 1, colour: 'red' } },
      after(HOUR),
    );
    expect(worse).toMatchObject({ code: 'invalid' });
    expect(await testDb().review.count()).toBe(0);
  });

  it('of an edit that changed since is refused with 409', async () => {
    const edit = await opened();
    must(
      await actOn(
        ANSWER,
        author,
        edit.id,
        { changes: { summary: 'Other' }, note: 'x' },
        after(HOUR),
      ),
    );
    expect(
      await review(a, edit, { verdict: 'approve', version: edit.version }, after(HOUR)),
    ).toMatchObject({ code: 'stale', detail: { version: 2 } });
  });

  it('replaces the same reviewer’s earlier one', async () => {
    const edit = await opened();
    must(await review(a, edit, { verdict: 'reject' }, after(HOUR)));
    must(await review(a, edit, { verdict: 'approve' }, after(HOUR)));
    expect(must(await review(b, edit, { verdict: 'approve' }, after(HOUR))).state).toBe('applied');
  });

  it('by two who reject waits 72 hours for the author, then rejects', async () => {
    const edit = await opened();
    must(await review(a, edit, { verdict: 'reject' }, after(HOUR)));
    expect(must(await review(b, edit, { verdict: 'reject' }, after(2 * HOUR)))).toMatchObject({
      state: 'open',
      dueAt: after(73 * HOUR),
    });
    await decideDueEdits(after(73 * HOUR));
    expect(await stored(edit.id)).toMatchObject({ state: 'rejected' });
    expect(await actions(edit.id, author, 74 * HOUR)).toEqual([]);
  });

  it('is not for authors, members or who took the edit over', async () => {
    const edit = await opened(a);
    expect(await review(a, edit, { verdict: 'approve' }, after(HOUR))).toMatchObject({
      reason: 'own-edit',
    });
    expect(await review(author, edit, { verdict: 'approve' }, after(HOUR))).toMatchObject({
      reason: 'needs-reviewer',
    });
    must(await review(b, edit, { verdict: 'approve' }, after(HOUR)));
    must(await actOn(TAKE_OVER, b, edit.id, {}, after(HOUR)));
    expect(await review(b, edit, { verdict: 'approve' }, after(HOUR))).toMatchObject({
      reason: 'own-edit',
    });
    expect(await actions(edit.id, b, HOUR)).toEqual(['answer', 'comment']);
    const third = await person({ role: 'reviewer' });
    expect(must(await review(third, edit, { verdict: 'approve' }, after(2 * HOUR))).state).toBe(
      'open',
    );
  });
});

describe('the only active moderator', () => {
  it('decides their own edit after 48 hours, and the log says so', async () => {
    const edit = await opened(moderator);
    expect(await review(moderator, edit, { verdict: 'approve' }, after(47 * HOUR))).toMatchObject({
      reason: 'own-edit-for-48-hours',
    });
    expect(
      must(await review(moderator, edit, { verdict: 'approve' }, after(48 * HOUR))).state,
    ).toBe('applied');
    expect(await testDb().logEntry.findFirst({ where: { action: 'edit.applied' } })).toMatchObject({
      reason: expect.stringContaining('only active moderator') as string,
    });
  });

  it('does not become it by taking over what another moderator wrote', async () => {
    const other = await person({ role: 'moderator' });
    for (const who of [moderator, other])
      must(await review(who, await opened(author), { verdict: 'reject' }, after(HOUR)));
    const edit = await opened(moderator, HOUR);
    must(await actOn(TAKE_OVER, other, edit.id, {}, after(2 * HOUR)));
    for (const who of [moderator, other])
      expect(await review(who, edit, { verdict: 'approve' }, after(60 * HOUR))).toMatchObject({
        reason: 'own-edit',
      });
  });

  it('is not the only one where another acted within 30 days', async () => {
    const other = await person({ role: 'moderator' });
    must(await review(other, await opened(author), { verdict: 'reject' }, after(HOUR)));
    const edit = await opened(moderator, HOUR);
    expect(await review(moderator, edit, { verdict: 'approve' }, after(60 * HOUR))).toMatchObject({
      reason: 'own-edit',
    });
    expect(await actions(edit.id, moderator, 32 * DAY)).toContain('approve');
  });
});
