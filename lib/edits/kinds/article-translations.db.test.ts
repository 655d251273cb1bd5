import { beforeEach, describe, expect, it } from 'vitest';
import { findArticle } from '@/lib/articles/queries';
import { must, person, review, submit } from '@/lib/testing/community';
import { compareWithPresent, findDiff } from '@/lib/edits/queries/diff';
import { testDb } from '@/lib/testing/postgres';
import type { Fields } from '@/lib/edits/types';
import { after, approve as approveIn, DAY, HOUR, newScene, type Scene } from './scene.fixture';

const PORT = 1323;
const TRANSLATION = { title: 'Echo', body: 'Słucha.', translatedFrom: 'pl', translatedRevision: 1 };

let scene: Scene;

beforeEach(async () => {
  scene = await newScene();
});

const propose = (locale: string, changes: Fields, by = scene.author, ms = HOUR) =>
  submit(by, { kind: 'article.update', subject: { port: PORT, locale }, changes }, after(ms));
const accepted = async (locale: string, changes: Fields) =>
  approveIn(scene, must(await propose(locale, changes)));
const translation = async () => (await findArticle(PORT, 'pl'))?.translation;

async function written() {
  await accepted('en', { title: 'Echo', body: 'It listens.' });
  await accepted('pl', { ...TRANSLATION, translatedFrom: 'en' });
}

describe('a translation', () => {
  it('is current until the original says something else, and again once it follows that', async () => {
    await written();
    expect(await translation()).toEqual({ from: 'en', revision: 1, behind: 0, state: 'current' });
    await accepted('en', { body: 'It listens here.' });
    expect(await translation()).toEqual({ from: 'en', revision: 1, behind: 1, state: 'changed' });
    await accepted('pl', { body: 'Tu słucha.', translatedRevision: 2 });
    expect(await translation()).toEqual({ from: 'en', revision: 2, behind: 0, state: 'current' });
  });

  it('stays current where an edit leaves the meaning as it was and a reviewer approves that', async () => {
    await written();
    const edit = must(await propose('en', { body: 'It listens!', meaningUnchanged: true }));
    expect(edit.changes).toEqual({ body: 'It listens!', meaningUnchanged: true });
    const { diff } = await testDb().$transaction((tx) => findDiff(tx, edit, after(HOUR)));
    expect(diff.find(({ field }) => field === 'meaningUnchanged')).toMatchObject({ after: true });
    const applied = await approveIn(scene, edit);
    expect(await translation()).toMatchObject({ behind: 1, state: 'current' });
    const shown = await testDb().$transaction((tx) => findDiff(tx, applied, after(HOUR)));
    expect(shown.diff.map(({ field }) => field)).toContain('meaningUnchanged');
    await accepted('en', { body: 'It talks!' });
    expect(await translation()).toMatchObject({ behind: 2, state: 'changed' });
  });

  it('is behind where the reviewer takes the mark away', async () => {
    await written();
    const edit = must(await propose('en', { body: 'It talks.', meaningUnchanged: true }));
    const verdict = { verdict: 'approve', changes: { meaningUnchanged: false } } as const;
    must(await review(scene.moderator, edit, verdict, after(HOUR)));
    expect(await translation()).toMatchObject({ state: 'changed' });
  });

  it('needs checking where nobody but its author approved the mark', async () => {
    await written();
    // The other moderator has done nothing for so long that this one is the only active one.
    const sole = await person({ role: 'moderator' });
    const changes = { body: 'It hears.', meaningUnchanged: true };
    const edit = must(await propose('en', changes, sole, 40 * DAY));
    const done = await review(sole, edit, { verdict: 'approve' }, after(43 * DAY));
    expect(must(done).state).toBe('applied');
    expect(await translation()).toMatchObject({ state: 'needs-checking' });
  });

  it('needs checking where its original is gone', async () => {
    await written();
    const first = await testDb().edit.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const undo = { kind: 'revert', subject: first.id } as const;
    await approveIn(scene, must(await submit(scene.author, undo, after(HOUR))), 2 * HOUR);
    expect(await translation()).toMatchObject({ behind: 0, state: 'needs-checking' });
  });

  it('stays current where its original was taken away and brought back, and then kept its meaning', async () => {
    await written();
    const keeper = await person({ earnedTrust: 2 });
    const undone = async (subject: number, ms: number) =>
      approveIn(
        scene,
        must(await submit(keeper, { kind: 'revert', subject }, after(ms))),
        ms + HOUR,
      );
    const first = await testDb().edit.findFirstOrThrow({ orderBy: { id: 'asc' } });
    await undone((await undone(first.id, 2 * HOUR)).id, 4 * HOUR);
    expect(await translation()).toMatchObject({ state: 'current' });
    await accepted('en', { body: 'It listens!', meaningUnchanged: true });
    expect(await translation()).toMatchObject({ behind: 3, state: 'current' });
  });

  it('follows a revision that is there, in another language', async () => {
    await accepted('en', { title: 'Echo', body: 'It listens.' });
    for (const [wrong, path] of [
      [{ translatedRevision: 2, translatedFrom: 'en' }, 'changes.translatedRevision'],
      [{ translatedRevision: 1, translatedFrom: 'he' }, 'changes.translatedRevision'],
      [{ translatedRevision: 1, translatedFrom: null }, 'changes.translatedRevision'],
      [{ translatedFrom: 'pl' }, 'changes.translatedFrom'],
    ] as const)
      expect(await propose('pl', { ...TRANSLATION, ...wrong })).toMatchObject({
        code: 'invalid',
        errors: [{ path }],
      });
  });
});

it('a mark alone is no change, and of a new article it says nothing', async () => {
  expect(await propose('en', { title: 'E', body: 'b', meaningUnchanged: true })).toMatchObject({
    errors: [{ path: 'changes.meaningUnchanged' }],
  });
  await accepted('en', { title: 'Echo', body: 'It listens.' });
  for (const changes of [
    { meaningUnchanged: true },
    { body: 'It listens.', meaningUnchanged: true },
  ])
    expect(await propose('en', changes)).toMatchObject({ code: 'invalid' });
});

describe('the sources of an article', () => {
  const source = (id: number, site: string) => ({
    ...{ id, title: site, publisher: '', url: `https://${site}.example/`, checked: '2026-11-20' },
  });
  const LINES = ['One.', '', 'Two.', '', 'Three.'];
  const first = { title: 'Echo', body: LINES.join('\n'), citations: [source(1, 'one')] };
  const line = (at: number, text: string) => LINES.with(at, text).join('\n');

  it('are all there that its text mentions: else the proposal is refused at the list', async () => {
    const refused = {
      code: 'invalid',
      errors: [{ path: 'changes.citations', code: 'unknown_citation' }],
    };
    expect(await propose('en', { ...first, body: 'One.[^9]' })).toMatchObject(refused);
    await approveIn(scene, must(await propose('en', { ...first, body: 'One.[^1]' })));
    expect(await propose('en', { body: 'One.[^1] Nine.[^9]' })).toMatchObject(refused);
    expect(await propose('en', { citations: [] })).toMatchObject(refused);
    must(await propose('en', { body: 'One.[^1] `[^9]`' }));
  });

  it('keep to their texts where two edits give one number to two of them', async () => {
    await approveIn(scene, must(await propose('en', first)));
    const [a, b] = [
      must(
        await propose('en', {
          body: line(0, 'One.[^3]'),
          citations: [...first.citations, source(3, 'a')],
        }),
      ),
      must(
        await propose('en', {
          body: line(4, 'Three.[^3]'),
          citations: [...first.citations, source(3, 'b')],
        }),
      ),
    ];
    await approveIn(scene, a);
    expect(await approveIn(scene, b)).toMatchObject({ state: 'applied' });
    expect(await testDb().article.findFirst()).toMatchObject({
      body: 'One.[^3]\n\nTwo.\n\nThree.[^4]',
      citations: [source(1, 'one'), source(3, 'a'), source(4, 'b')],
    });
  });

  it('are in conflict where one edit takes a source away and another mentions it', async () => {
    await approveIn(scene, must(await propose('en', { ...first, body: line(0, 'One.[^1]') })));
    const takesAway = must(await propose('en', { body: LINES.join('\n'), citations: [] }));
    const mentions = must(await propose('en', { body: `${line(0, 'One.[^1]')}[^1]` }));
    await approveIn(scene, takesAway);
    expect(await approveIn(scene, mentions)).toMatchObject({
      state: 'conflicted',
      conflicts: ['body'],
    });
    const row = await testDb().edit.findUniqueOrThrow({ where: { id: mentions.id } });
    const sides = await testDb().$transaction((tx) => compareWithPresent(tx, row, after(HOUR)));
    expect(sides).toMatchObject({ conflicts: ['body'], theirs: { body: LINES.join('\n') } });
  });
});
