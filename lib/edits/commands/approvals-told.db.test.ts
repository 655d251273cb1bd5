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
  it('is a note to what is open: no approval ends, and no time begins', async () => {
    const edit = await opened(carol, 1, T0, { software: { name: 'Gin' } });
    must(await approved(honest, edit));
    must(await actOn(TAKE_OVER, a, edit.id, {}, after(2 * HOUR)));
    for (const changes of [{}, { summary: 'Echo’s guides listen here' }])
      must(await actOn(ANSWER, a, edit.id, { changes, note: 'As it was.' }, after(DAY)));
    const { authorActedAt, plan } = await testDb().edit.findUniqueOrThrow({
      where: { id: edit.id },
    });
    expect({ authorActedAt, plan }).toEqual({ authorActedAt: T0, plan: edit.plan });
    expect(await inForce(edit.id)).toBe(1);
  });

  it('answers a rejection where it is the author’s: who rejected it looks again', async () => {
    const edit = await opened(carol, 1, T0, { software: { name: 'Gin' } });
    must(await review(honest, edit, { verdict: 'reject' }, after(HOUR)));
    const note = 'Page three says so.';
    must(await actOn(ANSWER, carol, edit.id, { changes: {}, note }, after(2 * HOUR)));
    expect(await inForce(edit.id)).toBe(0);
    expect(must(await review(b, edit, { verdict: 'reject' }, after(3 * HOUR))).state).toBe('open');
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
