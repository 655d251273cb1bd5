import { beforeEach, describe, expect, it } from 'vitest';
import { TAKE_OVER } from '@/lib/edits/commands/plain-acts';
import { REBASE, type RebaseInput } from '@/lib/edits/commands/rebase';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { after, DAY, HOUR, newScene, type Scene, T0 } from '@/lib/edits/kinds/scene.fixture';
import type { Fields } from '@/lib/edits/types';
import type { Edit } from '@/lib/platform/generated/prisma/client';
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

let scene: Scene;
let one: Person;
let two: Person;
let report: number;

beforeEach(async () => {
  scene = await newScene();
  [one, two] = [await person({ role: 'reviewer' }), await person({ role: 'reviewer' })];
  report = await givenReport(scene.author, {}, T0);
});

const about = (changes: Fields) => ({ kind: 'report.update', subject: report, changes }) as const;
const decision = async (id: number, action: 'edit.applied' | 'edit.rejected') => {
  const where = { editId: id, action };
  const { actorId, reason } = await testDb().logEntry.findFirstOrThrow({ where });
  return [actorId, reason];
};

/** An edit that was sent back when these had approved it, and then put on what stands again, word for word. */
async function rebasedAfter(approvers: readonly Person[]): Promise<Edit> {
  const member = await person();
  const edit = must(await submit(scene.author, about({ summary: 'Mine' }), T0));
  const other = await applied(member, about({ summary: 'Theirs' }), T0);
  for (const who of approvers) must(await review(who, edit, { verdict: 'approve' }, after(HOUR)));
  await applied(member, { kind: 'revert', subject: other.id }, after(2 * HOUR));
  const onto: RebaseInput = { baseRevision: 3, resolutions: {} };
  return must(await actOn(REBASE, scene.author, edit.id, onto, after(3 * HOUR)));
}

describe('the log says whose decision it is', () => {
  it('of an approval that completed it: its giver’s, in their words', async () => {
    const edit = await opened(scene.author, 2000, T0);
    for (const who of [one, two]) must(await review(who, edit, { verdict: 'approve' }, T0));
    expect(await decision(edit.id, 'edit.applied')).toEqual([two.id, 'Looked at it.']);
  });

  it.each([
    ['a moderator', () => [scene.moderator]],
    ['two reviewers', () => [one, two]],
  ])(
    'but of what was in conflict when %s approved it, nobody decided anything',
    async (_, approvers) => {
      const { id, state } = await rebasedAfter(approvers());
      expect(state).toBe('open');
      const where = { editId: id, action: 'edit.approvals-ended' };
      expect(await testDb().logEntry.count({ where })).toBe(1);
    },
  );

  it('of two whose time has passed: not of whoever says the opposite then', async () => {
    const retire = { kind: 'report.retire' as const, subject: report, changes: {} };
    const swept = must(await submit(scene.author, retire, T0));
    for (const who of [one, two]) must(await review(who, swept, { verdict: 'approve' }, T0));
    const third = await person({ role: 'reviewer' });
    const late = await review(third, swept, { verdict: 'reject' }, after(3 * DAY));
    expect(must(late).state).toBe('applied');
    expect(await decision(swept.id, 'edit.applied')).toEqual([
      ...[null, 'Two reviewers agree and its time has passed.'],
    ]);
  });

  it('of two rejections: whether their author had 72 hours, or acted and changed nothing', async () => {
    const swept = await opened(scene.author, 2000, T0);
    const acted = must(await submit(scene.author, about({ summary: 'Mine' }), T0));
    await applied(await person(), about({ versions: 'v2' }), T0);
    for (const edit of [swept, acted])
      for (const who of [one, two]) must(await review(who, edit, { verdict: 'reject' }, T0));
    const onto: RebaseInput = { baseRevision: 2, resolutions: {} };
    must(await actOn(REBASE, scene.author, acted.id, onto, after(HOUR)));
    await decideDueEdits(after(3 * DAY));
    expect([
      await decision(acted.id, 'edit.rejected'),
      await decision(swept.id, 'edit.rejected'),
    ]).toEqual([
      [null, 'Two reviewers had rejected it.'],
      [null, 'Two reviewers rejected it and its author did not answer within 72 hours.'],
    ]);
  });

  it('of two rejections, also where somebody took it over, which is no answer', async () => {
    const edit = await opened(scene.author, 2000, T0);
    for (const who of [one, two]) must(await review(who, edit, { verdict: 'reject' }, T0));
    must(await actOn(TAKE_OVER, await person({ role: 'reviewer' }), edit.id, {}, after(HOUR)));
    await decideDueEdits(after(3 * DAY));
    expect(await decision(edit.id, 'edit.rejected')).toEqual([
      ...[null, 'Two reviewers rejected it and its author did not answer within 72 hours.'],
    ]);
  });
});
