import { beforeEach, describe, expect, it } from 'vitest';
import { WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { DAY, HOUR } from '@/lib/platform/clock';
import { actOn, applied, must, opened, type Person, person, review } from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';
import { findProposals, findUsualWait } from './contributions';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let author: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [author, moderator] = [await person({ role: 'reviewer' }), await person({ role: 'moderator' })];
});

const ids = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id);

describe('what a member has proposed', () => {
  it('is told by whom it waits for, the newest first, and nothing of others', async () => {
    const [one, two, three, four] = [
      await opened(author, 1001, T0),
      await opened(author, 1002, T0),
      await opened(author, 1003, T0),
      await opened(author, 1004, T0),
    ];
    await opened(moderator, 1005, T0);
    must(await review(moderator, one, { verdict: 'request-changes' }, after(HOUR)));
    must(await review(moderator, two, { verdict: 'approve' }, after(HOUR)));
    must(await actOn(WITHDRAW, author, three.id, {}, after(HOUR)));
    const five = await opened(author, 1006, after(2 * HOUR));
    const found = await findProposals(author.id);
    expect(ids(found.yours)).toEqual([one.id]);
    expect(ids(found.open)).toEqual([five.id, four.id]);
    expect(ids(found.decided)).toEqual([three.id, two.id]);
    expect(found.counts).toEqual([
      { state: 'applied', count: 1 },
      { state: 'withdrawn', count: 1 },
    ]);
    expect(found.open[0]).toMatchObject({
      author: author.handle,
      ports: { start: 1006, end: 1006 },
    });
  });
});

describe('the usual wait', () => {
  it('is the middle one of the last decisions; the stock and what is too old do not count', async () => {
    for (const [at, hours] of [1, 2, 3, 50].entries()) {
      const edit = await opened(author, 2000 + at, T0);
      must(await review(moderator, edit, { verdict: 'approve' }, after(hours * HOUR)));
    }
    await applied(await person(), { kind: 'revert', subject: 1 }, after(60 * HOUR));
    expect(await findUsualWait(after(3 * DAY))).toBeNull();
    const fifth = await opened(author, 2010, T0);
    must(await review(moderator, fifth, { verdict: 'reject' }, after(4 * HOUR)));
    expect(await findUsualWait(after(3 * DAY))).toEqual({ unit: 'hours', count: 3 });
    expect(await findUsualWait(after(100 * DAY))).toBeNull();
  });
});
