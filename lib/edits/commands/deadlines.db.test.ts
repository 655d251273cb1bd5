import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER, REOPEN, WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  actOn,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { after, DAY, newScene, type Scene, T0 } from '@/lib/edits/kinds/scene.fixture';

let scene: Scene;
let author: Person;

beforeEach(async () => {
  scene = await newScene();
  ({ author } = scene);
});

describe('time', () => {
  const due = async (who: Person, changes: object, ms: number) => {
    const edit = must(
      await submit(
        who,
        { kind: 'report.create', changes: reportChanges(changes as Record<string, unknown>) },
        T0,
      ),
    );
    await decideDueEdits(after(ms));
    return testDb().edit.findUniqueOrThrow({ where: { id: edit.id } });
  };

  it('applies a contributor’s well-founded report unreviewed after 7 days, and escalates a member’s', async () => {
    const contributor = await person({ earnedTrust: 2 });
    expect(await due(contributor, {}, 7 * DAY - 1)).toMatchObject({ state: 'open' });
    await decideDueEdits(after(7 * DAY));
    expect(await testDb().edit.findFirst()).toMatchObject({ state: 'applied', unreviewed: true });
    expect(await due(author, { portStart: 5, portEnd: 5 }, 7 * DAY)).toMatchObject({
      state: 'open',
      escalatedAt: after(7 * DAY),
      dueAt: after(180 * DAY),
    });
    await decideDueEdits(after(180 * DAY));
    expect(await testDb().edit.findFirst({ where: { portStart: 5 } })).toMatchObject({
      state: 'expired',
      dueAt: null,
    });
  });

  it('leaves what a reviewer ticked, and an RFC, for people to weigh', async () => {
    const evidence = [{ kind: 'vendor-docs', url: 'https://elsewhere.example.org/' }];
    const contributor = await person({ earnedTrust: 2 });
    const edit = await due(contributor, { evidence }, 0);
    const changes = { evidence: [{ ...evidence[0], ticked: true }] };
    const reviewer = await person({ role: 'reviewer' });
    must(await review(reviewer, edit, { verdict: 'approve', changes }, after(DAY)));
    const rfc = [{ kind: 'rfc', url: 'https://www.rfc-editor.org/rfc/rfc2549' }];
    await due(contributor, { evidence: rfc, portStart: 6, portEnd: 6 }, 0);
    await decideDueEdits(after(9 * DAY));
    expect(await testDb().edit.findMany({ select: { state: true } })).toEqual([
      { state: 'open' },
      { state: 'open' },
    ]);
  });

  it('does not apply at once what a reviewer puts in other words after 7 days', async () => {
    const contributor = await person({ earnedTrust: 2 });
    const evidence = [{ kind: 'article', url: 'https://blog.example.org/1' }];
    const edit = await due(contributor, { evidence }, 7 * DAY);
    const changes = { evidence: [{ ...evidence[0], kind: 'vendor-docs', ticked: true }] };
    const reviewer = await person({ role: 'reviewer' });
    must(await review(reviewer, edit, { verdict: 'approve', changes }, after(8 * DAY)));
    expect(await testDb().edit.findFirst()).toMatchObject({ state: 'open' });
  });

  it('does not take for brought what stood there before', async () => {
    const contributor = await person({ earnedTrust: 2 });
    await due(contributor, {}, 7 * DAY);
    const { report } = await testDb().evidence.findFirstOrThrow({ include: { report: true } });
    const stood = await testDb().evidence.findMany({ where: { reportId: report.id } });
    const pieces = stood.map(({ key, kind, url }) => ({ key, kind, url }));
    const blog = { kind: 'article', url: 'https://blog.example.org/1', supports: false };
    const update = { kind: 'report.update', subject: report.id, baseRevision: report.revision };
    const changes = { evidence: [...pieces, blog] };
    const other = await person({ earnedTrust: 2 });
    const edit = must(await submit(other, { ...update, changes } as never, after(8 * DAY)));
    await decideDueEdits(after(15 * DAY));
    expect(await testDb().edit.findUnique({ where: { id: edit.id } })).toMatchObject({
      state: 'open',
      escalatedAt: after(15 * DAY),
    });
  });

  it('does not apply what a reviewer asked to be changed, also after it was withdrawn and opened again', async () => {
    const contributor = await person({ earnedTrust: 2 });
    const edit = await due(contributor, {}, 0);
    const reviewer = await person({ role: 'reviewer' });
    must(await review(reviewer, edit, { verdict: 'request-changes' }, T0));
    must(await actOn(WITHDRAW, contributor, edit.id, {}, T0));
    must(await actOn(REOPEN, contributor, edit.id, {}, T0));
    await decideDueEdits(after(8 * DAY));
    const stored = () => testDb().edit.findUniqueOrThrow({ where: { id: edit.id } });
    expect(await stored()).toMatchObject({ state: 'open', escalatedAt: after(8 * DAY) });
    const answer = { changes: { summary: 'Clearer' }, note: 'Here it is.' };
    must(await actOn(ANSWER, contributor, edit.id, answer, after(8 * DAY)));
    await decideDueEdits(after(15 * DAY));
    expect(await stored()).toMatchObject({ state: 'applied', unreviewed: true });
  });

  it('does not apply one without a primary source', async () => {
    const contributor = await person({ earnedTrust: 2 });
    const edit = await due(
      contributor,
      { evidence: [{ kind: 'article', url: 'https://blog.example.org/1' }] },
      7 * DAY,
    );
    expect(edit).toMatchObject({ state: 'open', escalatedAt: after(7 * DAY) });
  });
});
