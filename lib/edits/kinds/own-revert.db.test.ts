import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, TAKE_OVER } from '@/lib/edits/commands/plain-acts';
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
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { readTrustHistory } from '@/lib/trust/queries';
import { castVote } from '@/lib/votes/commands';
import {
  after,
  approve as approveIn,
  change,
  DAY,
  HOUR,
  newScene,
  type Scene,
  storedReport,
  T0,
} from './scene.fixture';

let scene: Scene;
let author: Person;
let other: Person;
let report: number;

beforeEach(async () => {
  scene = await newScene();
  ({ author } = scene);
  other = await person({ role: 'reviewer' });
  report = await givenReport(author, {}, T0);
});

const approve = (edit: { readonly id: number }) => approveIn(scene, edit, 2 * HOUR);
const undo = async (edit: { readonly id: number }, who = author) =>
  must(await submit(who, { kind: 'revert', subject: edit.id }, after(2 * HOUR)));
const proposed = async (changes: object) =>
  must(await submit(author, { kind: 'report.update', subject: report, changes } as never, T0));
const vote = (on: number, value: 'confirm' | 'dispute' = 'confirm') =>
  transact((tx) => castVote(tx, other, on, value, after(HOUR)));
const byOther = (changes: object) =>
  applied(other, { kind: 'report.update', subject: report, changes } as never, after(HOUR));

describe('undoing one’s own edit', () => {
  it('applies at once, and so does undoing that', async () => {
    const edit = await change(scene, 'report.update', report, { summary: 'Other' });
    const undone = await undo(edit);
    expect(undone.state).toBe('applied');
    const back = await undo(undone);
    expect(back.state).toBe('applied');
    expect(await storedReport(report)).toMatchObject({ summary: 'Other' });
    expect((await undo(back)).state).toBe('open');
  });

  const guide = { kind: 'vendor-docs', url: 'https://echo.labstack.com/guide' };
  const more = { kind: 'vendor-docs', url: 'https://docs.example.org/x' };
  it.each([
    ['a source', () => change(scene, 'report.update', report, { evidence: [guide, more] })],
    ['a place', () => change(scene, 'software.update', 'echo', { domains: ['example.org'] })],
  ])('waits where others have confirmed it, and it takes %s of the entry away', async (_, edit) => {
    const edited = await edit();
    must(await vote(report));
    expect((await undo(edited)).state).toBe('open');
  });

  it.each([
    ['report', { summary: 'Other' }, (into: number) => ({ subject: report, changes: { into } })],
    [
      'software',
      { tagline: 'A web framework' },
      () => ({ subject: 'echo', changes: { into: 'gin' } }),
    ],
  ])(
    'waits where somebody proposed to make another %s part of it',
    async (what, changes, merge) => {
      const gin = { portStart: 7, portEnd: 7, software: { name: 'Gin' } };
      const target = await givenReport(author, gin, T0);
      const subject = what === 'report' ? target : 'gin';
      const kind = `${what}.update` as 'report.update';
      const edit = await approve(must(await submit(author, { kind, subject, changes }, T0)));
      must(await submit(other, { kind: `${what}.merge` as 'report.merge', ...merge(target) }, T0));
      expect((await undo(edit)).state).toBe('open');
    },
  );

  it('waits where a report that waits names the entry', async () => {
    const renamed = await approve(
      must(
        await submit(
          author,
          { kind: 'software.update', subject: 'echo', changes: { name: 'Foo' } },
          T0,
        ),
      ),
    );
    // Its author may be one’s own mate, or oneself.
    const foo = { name: 'FOO', tagline: 'Buy the best', aliases: ['PostgreSQL'] };
    await opened(author, 2000, T0, { software: foo });
    expect((await undo(renamed)).state).toBe('open');
  });

  it('waits where the report would go back to an entry that is to be merged', async () => {
    await givenReport(author, { portStart: 7, portEnd: 7, software: { name: 'Gin' } }, T0);
    const changes = { software: { name: 'Bar' } };
    const moved = must(
      await submit(author, { kind: 'report.update', subject: report, changes }, T0),
    );
    await approve(moved);
    must(
      await submit(
        author,
        { kind: 'software.merge', subject: 'echo', changes: { into: 'gin' } },
        T0,
      ),
    );
    expect((await undo(moved)).state).toBe('open');
  });

  it('waits where reviewers took away what it would bring back', async () => {
    const spam = await byOther({ summary: 'Buy here' });
    const removed = await approve(await undo(spam));
    expect(removed.state).toBe('applied');
    expect(await undo(removed)).toMatchObject({ state: 'open' });
    expect(await storedReport(report)).toMatchObject({ summary: 'Echo’s guides listen here' });
  });

  it('waits where another has improved it', async () => {
    const edit = await proposed({ summary: 'Worse' });
    const better = { verdict: 'approve', changes: { summary: 'Better' } } as const;
    must(await review(scene.moderator, edit, better, after(HOUR)));
    expect(await undo(edit)).toMatchObject({ state: 'open' });
  });

  it('waits where another has taken it over', async () => {
    const edit = await proposed({ summary: 'Worse' });
    must(await actOn(TAKE_OVER, other, edit.id, {}, after(HOUR)));
    const answer = { changes: { summary: 'Better' }, note: 'Better.' };
    must(await actOn(ANSWER, other, edit.id, answer, after(HOUR)));
    await approve(edit);
    expect(await undo(edit)).toMatchObject({ state: 'open' });
  });

  it('waits where it takes out of use, or brings back, what others have words in', async () => {
    await byOther({ versions: 'v4' });
    const retired = await change(scene, 'report.retire', report, {});
    const back = await undo(retired);
    expect(back).toMatchObject({ state: 'open' });
    await approve(back);
    const [found] = [await change(scene, 'report.retire', report, { as: 'refuted' })];
    expect(await undo(found)).toMatchObject({ state: 'open' });
  });

  it('applies at once where the report is the author’s alone', async () => {
    const retired = await change(scene, 'report.retire', report, {});
    expect(await undo(retired)).toMatchObject({ state: 'applied' });
  });

  it('waits where others have voted on what the report says since', async () => {
    const moved = await change(scene, 'report.update', report, { transports: ['udp'] });
    must(await vote(report));
    expect(await undo(moved)).toMatchObject({ state: 'open' });
  });

  it('waits where others had disputed what comes back, whose votes the edit ended', async () => {
    must(await vote(report, 'dispute'));
    const moved = await change(scene, 'report.update', report, { transports: ['udp'] }, 2 * HOUR);
    expect(await undo(moved)).toMatchObject({ state: 'open' });
  });

  it('waits where others voted on a report that comes back into use', async () => {
    must(await vote(report, 'dispute'));
    const retired = await change(scene, 'report.retire', report, {}, 2 * HOUR);
    expect(await undo(retired)).toMatchObject({ state: 'open' });
  });

  it('waits where a finding would be lifted that others disputed for', async () => {
    must(await vote(report, 'dispute'));
    const found = await change(scene, 'report.retire', report, { as: 'refuted' });
    expect(await undo(found)).toMatchObject({ state: 'open' });
  });

  it('waits where others have voted on a report of the entry that it would rename', async () => {
    const rename = { kind: 'software.update', subject: 'echo', changes: { name: 'Echo Proxy' } };
    const renamed = await approve(must(await submit(author, rename as never, after(HOUR))));
    must(await vote(report));
    expect(await undo(renamed)).toMatchObject({ state: 'open' });
  });

  it('waits where it would take a report away that took in another’s', async () => {
    const theirs = await givenReport(other, { portStart: 1330, portEnd: 1330 }, T0);
    await change(scene, 'report.merge', theirs, { into: report });
    const create = await testDb().edit.findFirstOrThrow({ where: { subjectId: report } });
    expect(await undo(create)).toMatchObject({ state: 'open' });
  });

  it('waits where the fields have changed since: nobody has seen what would come of both', async () => {
    const narrow = await change(scene, 'report.update', report, { portStart: 1300 });
    await change(scene, 'report.update', report, { portEnd: 1400 });
    expect(await undo(narrow)).toMatchObject({ state: 'open' });
  });

  it('is for a slip: it waits where the edit stood for longer than a day', async () => {
    const early = await change(scene, 'report.update', report, { summary: 'Other' });
    const late = await change(scene, 'report.update', report, { versions: 'v4' }, 2 * HOUR);
    const revert = (edit: { readonly id: number }, ms: number) =>
      submit(author, { kind: 'revert', subject: edit.id }, after(ms));
    expect(must(await revert(late, DAY + 2 * HOUR)).state).toBe('applied');
    expect(must(await revert(early, DAY + HOUR + 1)).state).toBe('open');
  });

  it('waits where others have proposed something about it that waits', async () => {
    const edit = await change(scene, 'report.update', report, { summary: 'Other' });
    must(await submit(other, { kind: 'report.retire', subject: report, changes: {} }, after(HOUR)));
    expect(await undo(edit)).toMatchObject({ state: 'open' });
  });

  it('counts for nothing that trust is earned by', async () => {
    const edit = await change(scene, 'report.update', report, { summary: 'Other' });
    const history = () => readTrustHistory(author.id, after(DAY));
    const before = await history();
    await undo(await undo(edit));
    const { applied: now, decided } = await history();
    expect([now.length, decided.length]).toEqual([before.applied.length, before.decided.length]);
  });
});
