import { beforeEach, describe, expect, it } from 'vitest';
import { TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { after, DAY, HOUR, T0 } from '@/lib/edits/kinds/scene.fixture';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
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

const approve = (who: Person, edit: { readonly id: number }, changes?: object) =>
  review(
    who,
    edit,
    { verdict: 'approve', ...(changes && { changes: { ...changes } }) },
    after(HOUR),
  );

describe('a vote on a report that takes in another', () => {
  const gin = { software: { name: 'Gin' } };
  const vote = (who: Person, report: number, ms = 0) =>
    transact((tx) => castVote(tx, who, report, 'confirm', after(ms)));
  const mergedInto = async (kept: number, taken: number) => {
    const merge = { kind: 'report.merge', subject: taken, changes: { into: kept } } as const;
    return applied(moderator, merge, after(DAY));
  };

  it('is not for whoever took over or improved what the other said', async () => {
    const kept = await givenReport(author, {}, T0);
    const edit = await opened(author, 2000, T0, gin);
    must(await approve(one, edit, { role: 'default' }));
    must(await actOn(TAKE_OVER, three, edit.id, {}, after(HOUR)));
    const { subjectId } = must(await approve(moderator, edit));
    await mergedInto(kept, subjectId ?? 0);
    for (const who of [one, three])
      expect(await vote(who, kept, 2 * DAY)).toMatchObject({ reason: 'own-claim' });
    expect(await vote(two, kept, 2 * DAY)).toMatchObject({ ok: true });
  });

  it('ends where it was cast before, and stays on record', async () => {
    const [kept, taken] = [await givenReport(one, {}, T0), await givenReport(two, gin, T0)];
    for (const who of [two, three]) must(await vote(who, kept));
    const merge = await mergedInto(kept, taken);
    const report = () => testDb().report.findUniqueOrThrow({ where: { id: kept } });
    expect(await report()).toMatchObject({ confirm: 1, establishedConfirm: 1 });
    const own = await testDb().vote.findFirstOrThrow({ where: { userId: two.id } });
    expect(own).toMatchObject({ reportId: kept, ended: 'own-claim', endedAt: after(DAY) });
    expect(await vote(two, kept, 2 * DAY)).toMatchObject({ reason: 'own-claim' });
    await applied(moderator, { kind: 'revert', subject: merge.id }, after(2 * DAY));
    expect(must(await vote(two, kept, 3 * DAY))).toMatchObject({ confirm: 2 });
  });

  it('ends also where two entries become one', async () => {
    const kept = await givenReport(one, {}, T0);
    await givenReport(two, gin, T0);
    must(await vote(two, kept));
    const software = { kind: 'software.merge', subject: 'gin', changes: { into: 'echo' } } as const;
    await applied(moderator, software, after(DAY));
    const report = await testDb().report.findUniqueOrThrow({ where: { id: kept } });
    expect(report).toMatchObject({ confirm: 0, establishedConfirm: 0 });
  });
});
