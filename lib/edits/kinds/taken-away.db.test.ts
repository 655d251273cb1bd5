import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER } from '@/lib/edits/commands/plain-acts';
import { REBASE, type RebaseInput } from '@/lib/edits/commands/rebase';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  actOn,
  applied,
  givenReport,
  must,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { after, DAY, HOUR, newScene, storedReport, T0 } from './scene.fixture';

let author: Person;
let honest: Person;
let mate: Person;
let carol: Person;
let report: number;

beforeEach(async () => {
  ({ author } = await newScene());
  [honest, mate] = [await person({ role: 'reviewer' }), await person({ role: 'reviewer' })];
  carol = await person();
  report = await givenReport(carol, { summary: 'Nonsense' }, T0);
});

const stored = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });

/** Two reviewers approve; its 48 hours go by after `meanwhile`. */
async function approved(proposal: object, meanwhile: () => Promise<unknown>) {
  const edit = must(await submit(author, proposal as never, T0));
  for (const who of [honest, mate])
    must(await review(who, edit, { verdict: 'approve' }, after(HOUR)));
  await meanwhile();
  await decideDueEdits(after(3 * DAY));
  return stored(edit.id);
}

const update = (subject: number, changes: object) =>
  applied(carol, { kind: 'report.update', subject, changes } as never, after(2 * HOUR));
const retire = () => ({ kind: 'report.retire', subject: report, changes: {} });

describe('what two approved to take away', () => {
  it('is taken away as it was', async () => {
    const more = () => update(report, { description: 'More words.' });
    expect(await approved(retire(), more)).toMatchObject({ state: 'applied' });
  });

  it.each([
    ['a summary that is true', { summary: 'True' }],
    ['another port', { portStart: 1324, portEnd: 1324 }],
  ])('is not, where it has got %s since', async (_, changes) => {
    const edit = await approved(retire(), () => update(report, changes));
    expect(edit).toMatchObject({ state: 'conflicted', conflicts: Object.keys(changes) });
    expect((await storedReport(report)).state).toBe('active');
    const again = { changes: { as: 'retired' }, note: 'Still.' };
    must(await actOn(ANSWER, author, edit.id, again, after(3 * DAY)));
    for (const who of [honest, mate])
      must(await review(who, edit, { verdict: 'approve' }, after(3 * DAY)));
    await decideDueEdits(after(5 * DAY));
    expect(await stored(edit.id)).toMatchObject({ state: 'applied' });
  });

  it('is not merged into what has become another report since', async () => {
    const target = await givenReport(await person(), { software: { name: 'Gin' } }, T0);
    const merge = { kind: 'report.merge', subject: report, changes: { into: target } };
    const elsewhere = () => update(target, { portStart: 9, portEnd: 9 });
    const edit = await approved(merge, elsewhere);
    expect(edit).toMatchObject({ state: 'conflicted', conflicts: ['portStart', 'portEnd'] });
    expect((await storedReport(report)).state).toBe('active');
  });

  it.each([
    ['into an entry that has another name by now', 'gin', { name: 'Spamware' }],
    ['where the entry has more to give by now', 'echo', { domains: ['spam.example.com'] }],
    ['where the entry has more names by now', 'echo', { aliases: ['PostgreSQL'] }],
  ])('is not merged %s', async (_, subject, changes) => {
    await givenReport(mate, { portStart: 2000, portEnd: 2000, software: { name: 'Gin' } }, T0);
    const merge = { kind: 'software.merge', subject: 'echo', changes: { into: 'gin' } };
    const since = { kind: 'software.update', subject, changes };
    const edit = await approved(merge, () => applied(honest, since as never, after(2 * HOUR)));
    expect(edit).toMatchObject({ state: 'conflicted', conflicts: Object.keys(changes) });
    expect(await storedReport(report)).toMatchObject({ software: { name: 'Echo' } });
  });

  it.each([
    ['a finding', { kind: 'report.update', changes: { finding: 'refuted' } }],
    ['a revert of its creation', { kind: 'revert' }],
  ])('is not by %s either, where it has become another since', async (_, away) => {
    const { id: create } = await testDb().edit.findFirstOrThrow({ where: { subjectId: report } });
    const subject = away.kind === 'revert' ? create : report;
    const elsewhere = () => update(report, { portStart: 3000, portEnd: 3000, summary: 'True' });
    const edit = await approved({ ...away, subject }, elsewhere);
    expect(edit).toMatchObject({
      state: 'conflicted',
      conflicts: ['portStart', 'portEnd', 'summary'],
    });
    expect(await storedReport(report)).toMatchObject({ state: 'active', finding: null });
  });

  it('needs new approvals where it is put on what the report has become', async () => {
    const finding = { kind: 'report.update', subject: report, changes: { finding: 'refuted' } };
    const edit = must(await submit(author, finding as never, T0));
    must(await review(honest, edit, { verdict: 'approve' }, after(HOUR)));
    await update(report, { portStart: 3000, portEnd: 3000, summary: 'True' });
    const onto: RebaseInput = { baseRevision: 2, resolutions: {} };
    must(await actOn(REBASE, author, edit.id, onto, after(3 * HOUR)));
    must(await review(mate, edit, { verdict: 'approve' }, after(3 * HOUR)));
    await decideDueEdits(after(5 * DAY));
    expect(await stored(edit.id)).toMatchObject({ state: 'open' });
    expect(await storedReport(report)).toMatchObject({ finding: null });
  });
});
