import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import {
  after,
  approve,
  DAY,
  HOUR,
  newScene,
  type Scene,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import { isInConflict } from '@/lib/edits/queries/queue-items';
import type { Fields } from '@/lib/edits/types';
import type { Edit } from '@/lib/platform/generated/prisma/client';
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

let scene: Scene;
let second: Person;
let report: number;

beforeEach(async () => {
  scene = await newScene();
  second = await person();
  report = await givenReport(scene.author, {}, T0);
});

const about = (changes: Fields) => ({ kind: 'report.update', subject: report, changes }) as const;
const proposed = async (who: Person, changes: Fields) =>
  must(await submit(who, about(changes), T0));
const stored = (id: number) => testDb().edit.findUniqueOrThrow({ where: { id } });
const rebase = (edit: Edit, who: Person, baseRevision: number, resolutions: Fields) =>
  actOn(REBASE, who, edit.id, { baseRevision, resolutions }, after(2 * HOUR));

describe('an edit of which a rebase would leave nothing', () => {
  it('is refused at the fields in conflict, and nothing of it changes', async () => {
    const edit = await proposed(second, { summary: 'Second', versions: 'v4' });
    await applied(scene.author, about({ summary: 'First', versions: 'v4' }), T0);
    await approve(scene, edit);
    const before = await stored(edit.id);
    expect(before).toMatchObject({ state: 'conflicted', conflicts: ['summary'] });
    expect(await rebase(edit, second, 2, { summary: 'First' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions.summary', code: 'stands_already' }],
    });
    expect(await stored(edit.id)).toEqual(before);
    expect(must(await rebase(edit, second, 2, { summary: 'Both' })).state).toBe('open');
  });

  it('is refused of a revert too', async () => {
    const edit = await applied(scene.author, about({ summary: 'First' }), T0);
    const revert = must(await submit(second, { kind: 'revert', subject: edit.id }, T0));
    await applied(scene.author, about({ summary: 'Later' }), T0);
    await approve(scene, revert);
    expect(await rebase(revert, second, 3, { summary: 'Later' })).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions.summary', code: 'stands_already' }],
    });
    expect((await stored(revert.id)).state).toBe('conflicted');
  });

  it('is refused where nothing is in conflict, because others have said the same', async () => {
    const edit = await proposed(second, { summary: 'Same' });
    await applied(scene.author, about({ summary: 'Same' }), T0);
    expect(await rebase(edit, second, 2, {})).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'resolutions', code: 'stands_already' }],
    });
  });

  it('goes back to its author where it is approved, and nobody is credited with what others did', async () => {
    const edit = await proposed(second, { summary: 'Same' });
    await applied(scene.author, about({ summary: 'Same' }), T0);
    expect(await isInConflict(testDb(), edit, after(HOUR))).toBe(true);
    expect(await approve(scene, edit)).toMatchObject({ state: 'conflicted', conflicts: [] });
    const of = { subjectType: 'report', subjectId: report };
    expect(await testDb().revision.count({ where: of })).toBe(2);
    await decideDueEdits(after(31 * DAY));
    expect((await stored(edit.id)).state).toBe('expired');
  });

  it('goes back also where a mark of the edit alone is left of it', async () => {
    const write = async (changes: Fields) => {
      const subject = { port: 1323, locale: 'en' };
      return must(await submit(second, { kind: 'article.update', subject, changes }, T0));
    };
    await approve(scene, await write({ title: 'Echo', body: 'It listens.' }));
    const edit = await write({ body: 'It listens!', meaningUnchanged: true });
    await approve(scene, await write({ body: 'It listens!' }));
    expect(await isInConflict(testDb(), edit, after(HOUR))).toBe(true);
    expect((await approve(scene, edit)).state).toBe('conflicted');
  });

  it('is no answer and no improvement either', async () => {
    const edit = await proposed(second, { summary: 'Second' });
    await applied(scene.author, about({ summary: 'First' }), T0);
    const changes = { summary: 'First' };
    const refusal = { code: 'invalid', errors: [{ path: 'changes', code: 'stands_already' }] };
    const answer = { changes, note: 'As they say.' };
    expect(await actOn(ANSWER, second, edit.id, answer, after(HOUR))).toMatchObject(refusal);
    const improved = { verdict: 'approve', changes } as const;
    expect(await review(scene.moderator, edit, improved, after(HOUR))).toMatchObject(refusal);
    const old = { ...about(changes), baseRevision: 1 };
    expect(await submit(second, old, after(HOUR))).toMatchObject(refusal);
  });
});

it('an edit in conflict keeps no approval, also where its author gives way', async () => {
  const [one, two] = [await person({ role: 'reviewer' }), await person({ role: 'reviewer' })];
  const edit = await proposed(second, { summary: 'Second', versions: 'v4' });
  must(await review(one, edit, { verdict: 'approve' }, T0));
  await applied(scene.author, about({ summary: 'First' }), T0);
  expect((await approve({ ...scene, moderator: two }, edit)).state).toBe('conflicted');
  expect(must(await rebase(edit, second, 2, { summary: 'First' }))).toMatchObject({
    state: 'open',
    changes: { versions: 'v4' },
  });
  const standing = { where: { editId: edit.id, voidedAt: null } };
  expect(await testDb().review.count(standing)).toBe(0);
});
