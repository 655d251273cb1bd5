import { beforeEach, describe, expect, it } from 'vitest';
import { after, DAY, HOUR, newPair, seen as seenIn, T0 } from '@/lib/edits/kinds/scene.fixture';
import { findEditContext } from '@/lib/edits/queries/edit';
import { findQueueItems } from '@/lib/edits/queries/queue-items';
import { findQueueItem } from '@/lib/moderation/queries/queue';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { ANSWER, TAKE_OVER } from './plain-acts';
import { decideDueEdits } from './sweep';

let a: Person; // a hostile pair of reviewers
let b: Person;
let carol: Person;
let honest: Person;
let moderator: Person;
let report: number;

beforeEach(async () => {
  ({ a, b, carol, honest, moderator } = await newPair());
  report = await givenReport(carol, {}, T0);
});

const seen = (who: Person, proposal: object, ms?: number) =>
  seenIn({ moderator }, who, proposal, ms);
const approved = (who: Person, edit: { readonly id: number }, ms = HOUR, changes?: object) =>
  review(who, edit, { verdict: 'approve', ...(changes && { changes: { ...changes } }) }, after(ms));
const GUIDE = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
const source = (path: string) => ({
  kind: 'vendor-docs',
  url: `https://echo.labstack.com/${path}`,
});
const sources = (path: string, subject = report) =>
  ({ kind: 'report.update', subject, changes: { evidence: [GUIDE, source(path)] } }) as const;
const inForce = (editId: number) =>
  testDb().review.count({ where: { editId, verdict: 'approve', voidedAt: null } });

describe('an approval of what would not be written any more', () => {
  it('counts for nobody at the desk, and approving is told to wait, as it does', async () => {
    const edit = must(await submit(a, sources('more'), T0));
    must(await approved(honest, edit));
    const homepage = { homepage: 'https://evil.example' };
    await seen(carol, { kind: 'software.update', subject: 'echo', changes: homepage }, 2 * HOUR);
    const item = await findQueueItem(b, edit.id, after(3 * HOUR));
    expect(item?.forecast).toMatchObject({ result: 'waits', needs: 'second-reviewer' });
    expect(item?.edit.reviews.map(({ counts }) => counts)).toEqual([false]);
    expect(await findQueueItems(b, [edit.id], after(3 * HOUR))).toMatchObject([{ approvals: 0 }]);
    expect(must(await approved(b, edit, 3 * HOUR)).state).toBe('open');
  });

  it('is not told to be what time applies, and time does not', async () => {
    const other = await givenReport(carol, { portStart: 9, portEnd: 9 }, T0);
    const merge = { kind: 'report.merge', subject: other, changes: { into: report } } as const;
    const edit = must(await submit(carol, merge, T0));
    for (const who of [honest, b]) must(await approved(who, edit));
    const forecast = async () =>
      (await findEditContext(testDb(), edit.id, after(DAY + HOUR)))?.forecast?.act;
    expect(await forecast()).toBe('apply');
    await seen(a, sources('more', other), DAY);
    expect(await forecast()).not.toBe('apply');
    await decideDueEdits(after(3 * DAY));
    expect(await testDb().edit.findUnique({ where: { id: edit.id } })).toMatchObject({
      state: 'open',
    });
  });
});

describe('an act that says nothing anew', () => {
  it('is refused as an answer of whoever took over what is open: no approval ends, no rejection, and no time begins', async () => {
    const edit = await opened(carol, 1, T0, { software: { name: 'Gin' } });
    must(await approved(honest, edit));
    must(await review(b, edit, { verdict: 'reject' }, after(HOUR)));
    must(await actOn(TAKE_OVER, a, edit.id, {}, after(2 * HOUR)));
    const before = await testDb().edit.findUnique({ where: { id: edit.id } });
    for (const changes of [{}, { summary: 'Echo’s guides listen here' }]) {
      const note = 'As it was.';
      expect(await actOn(ANSWER, a, edit.id, { changes, note }, after(DAY))).toMatchObject({
        ...{ ok: false, code: 'invalid', errors: [{ code: 'nothing_changed' }] },
      });
    }
    expect(await testDb().edit.findUnique({ where: { id: edit.id } })).toEqual(before);
    expect(await inForce(edit.id)).toBe(1);
  });

  it('is had twenty times in an hour of one account on one edit: others want to decide it too', async () => {
    const edit = await opened(carol, 1, T0, { software: { name: 'Gin' } });
    for (let n = 0; n < 20; n += 1) must(await review(a, edit, { verdict: 'reject' }, after(n)));
    const more = await review(a, edit, { verdict: 'reject' }, after(21));
    expect(more).toMatchObject({ ok: false, code: 'rate-limited' });
    must(await approved(moderator, edit, HOUR));
  });

  it('is an answer of its author all the same: who approved or rejected it looks again', async () => {
    const edit = await opened(carol, 1, T0, { software: { name: 'Gin' } });
    for (const who of [honest, b]) {
      const verdict = who === b ? 'reject' : 'approve';
      must(await review(who, edit, { verdict }, after(HOUR)));
    }
    const note = 'Page three says so.';
    const answered = await actOn(ANSWER, carol, edit.id, { changes: {}, note }, after(2 * HOUR));
    expect(must(answered)).toMatchObject({ state: 'open', authorActedAt: after(2 * HOUR) });
    expect(await testDb().review.count({ where: { voidedAt: null } })).toBe(0);
  });

  it('is heard as an answer where changes were asked for', async () => {
    const edit = await opened(carol, 1, T0, { software: { name: 'Gin' } });
    must(await review(honest, edit, { verdict: 'request-changes' }, after(HOUR)));
    const note = 'It says so on page two.';
    const answered = await actOn(ANSWER, carol, edit.id, { changes: {}, note }, after(DAY));
    expect(must(answered).state).toBe('open');
  });

  it.each([
    ['nothing at all', () => ({})],
    ['what stands already', () => ({ evidence: [GUIDE, source('more')] })],
  ])('is an approval and no more where it puts %s right', async (_, changes) => {
    const edit = must(await submit(carol, sources('more'), T0));
    must(await approved(honest, edit));
    expect(must(await approved(a, edit, 2 * HOUR, changes())).state).toBe('applied');
    expect(await inForce(edit.id)).toBe(2);
    const given = await testDb().review.findMany({ where: { reviewerId: a.id } });
    expect(given).toMatchObject([{ changes: null }]);
  });
});
