import { beforeEach, describe, expect, it } from 'vitest';
import { COMMENTS_PER_EDIT, COMMENTS_PER_HOUR } from '@/lib/edits/comments';
import { listComments } from '@/lib/edits/queries/comments';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { tellUntold } from '@/lib/notifications/commands-tell';
import { DAY, HOUR } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import { must, opened, type Person, person, review } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { commentOnEdit } from './comment';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;
let reviewer: Person;

beforeEach(async () => {
  await resetDb();
  [author, reviewer] = [await person(), await person({ role: 'reviewer' })];
});

const say = (who: Person, editId: number, text = 'Which version?', now = T0) =>
  transact((tx) => commentOnEdit(tx, who, { editId, text, now }));
const toldOf = async (who: Person) => {
  await tellUntold(after(HOUR));
  const all = await testDb().notification.findMany({
    where: { userId: who.id },
    orderBy: { id: 'asc' },
  });
  return all.map(({ kind }) => kind);
};

describe('what is said of an edit', () => {
  it('stands in the log, and leaves the edit as it is', async () => {
    const edit = await opened(author, 1, T0);
    must(await say(reviewer, edit.id));
    must(await say(author, edit.id, 'Version 4.', after(1)));
    expect(await listComments(testDb(), edit.id)).toMatchObject([
      { by: reviewer.handle, text: 'Which version?', at: T0.toISOString() },
      { by: author.handle, text: 'Version 4.' },
    ]);
    const stored = await testDb().edit.findUniqueOrThrow({ where: { id: edit.id } });
    expect(stored.version).toBe(edit.version);
    // A verdict on what was seen counts all the same.
    must(await review(reviewer, edit, { verdict: 'approve', version: edit.version }, after(2)));
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });

  it('is told to the author and to who took part, not to who said it', async () => {
    const edit = await opened(author, 1, T0);
    const other = await person({ role: 'reviewer' });
    must(await say(reviewer, edit.id));
    expect(await toldOf(author)).toEqual(['own-commented']);
    expect(await toldOf(reviewer)).toEqual([]);
    must(await say(author, edit.id));
    expect(await toldOf(reviewer)).toEqual(['thread-commented']);
    expect(await toldOf(author)).toEqual(['own-commented']);
    expect(await toldOf(other)).toEqual([]);
  });

  it('is for its author and reviewers, as long as it waits', async () => {
    const edit = await opened(author, 1, T0);
    expect(await say(await person({ earnedTrust: 2 }), edit.id)).toMatchObject({
      ...{ code: 'forbidden', reason: 'needs-part' },
    });
    expect(await say(author, 999)).toMatchObject({ code: 'not-found' });
    must(await review(await person({ role: 'moderator' }), edit, { verdict: 'reject' }, T0));
    expect(await say(author, edit.id)).toMatchObject({ reason: 'not-waiting' });
  });

  it('has an end: so many of one edit, so many an hour', async () => {
    const [edit, other] = [await opened(author, 1, T0), await opened(author, 2, T0)];
    for (let said = 0; said < COMMENTS_PER_HOUR; said += 1) must(await say(author, edit.id));
    expect(await say(author, other.id)).toMatchObject({ code: 'rate-limited' });
    expect(COMMENTS_PER_EDIT).toBe(COMMENTS_PER_HOUR);
    expect(await say(author, edit.id, 'More', after(DAY))).toMatchObject({
      ...{ code: 'forbidden', reason: 'too-many-comments' },
    });
    must(await say(author, other.id, 'Later', after(DAY)));
  });
});
