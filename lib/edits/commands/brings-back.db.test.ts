import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWER } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { after, approve, HOUR, newScene, type Scene, T0 } from '@/lib/edits/kinds/scene.fixture';
import type { Fields } from '@/lib/edits/types';
import { actOn, applied, givenReport, must, person, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let scene: Scene;

beforeEach(async () => {
  scene = await newScene();
});

const rebase = (id: number, baseRevision: number, resolutions: Fields) =>
  actOn(REBASE, scene.author, id, { baseRevision, resolutions }, after(3 * HOUR));

/** A name of the current release on one port. */
async function givenService(): Promise<void> {
  const counts = { rowCount: 1, same: 0, added: 1, removed: 0, changed: 0, renamed: 0 };
  const release = { date: new Date('2026-08-17'), form: 'xml', sha256: '', ...counts };
  const { id: firstReleaseId } = await testDb().release.create({ data: release });
  await testDb().registryRow.create({
    data: {
      ...{ firstReleaseId, serviceName: 'rdp', portStart: 3389, portEnd: 3389, transport: 'tcp' },
      ...{ position: 0, contentHash: 'rdp', description: 'RDP', references: [], referenceText: '' },
    },
  });
}

/** Each names its fields: one that stays as it was, and one that has a word in question. */
const KINDS = [
  [
    'an article',
    {
      proposal: { kind: 'article.update', subject: { port: 1323, locale: 'en' } },
      said: (word: string) => ({ title: 'Echo', body: `${word} listens.` }),
      word: (word: string) => ({ body: `${word} listens.` }),
      stored: () => testDb().article.findFirst(),
    },
  ],
  [
    'a profile',
    {
      proposal: { kind: 'service.update', subject: 'rdp' },
      said: (word: string) => ({ plainName: 'Remote Desktop', what: `${word} shows a desktop.` }),
      word: (word: string) => ({ what: `${word} shows a desktop.` }),
      stored: () => testDb().serviceProfile.findFirst(),
    },
  ],
] as const;

describe.each(KINDS)('an edit that brings back %s', (_, { proposal, said, word, stored }) => {
  const propose = async (text: string) =>
    must(await submit(scene.author, { ...proposal, changes: said(text) }, after(HOUR)));

  beforeEach(async () => {
    await givenService();
    const first = await applied(scene.author, { ...proposal, changes: said('It') }, T0);
    await applied(scene.moderator, { kind: 'revert', subject: first.id }, T0);
  });

  it('can be improved', async () => {
    const edit = await propose('She');
    expect(edit.changes).toEqual({ ...word('She'), state: 'active' });
    const changes = word('He');
    must(await review(scene.moderator, edit, { verdict: 'approve', changes }, after(2 * HOUR)));
    expect(await stored()).toMatchObject({ ...said('He'), state: 'active' });
  });

  it('can be put on what others have brought back since', async () => {
    const edit = await propose('She');
    const other = await person();
    await applied(other, { ...proposal, changes: said('They') }, after(HOUR));
    must(await rebase(edit.id, 3, word('We')));
    await approve(scene, edit, 4 * HOUR);
    expect(await stored()).toMatchObject({ ...said('We'), state: 'active' });
  });

  it('can be answered for', async () => {
    const edit = await propose('She');
    const answer = (changes: Fields) =>
      actOn(ANSWER, scene.author, edit.id, { changes, note: 'So.' }, after(2 * HOUR));
    expect(await answer({ ...word('He'), state: 'retired' })).toMatchObject({ code: 'invalid' });
    expect(must(await answer(word('He'))).changes).toEqual({ ...word('He'), state: 'active' });
    await approve(scene, edit, 4 * HOUR);
    expect(await stored()).toMatchObject({ ...said('He'), state: 'active' });
  });

  it('takes no word on whether it is there', async () => {
    const edit = await propose('She');
    const input = { verdict: 'approve', changes: { state: 'retired' } } as const;
    const refused = (where: string) => ({
      errors: [{ path: `${where}.state`, code: 'unrecognized_keys' }],
    });
    expect(await review(scene.moderator, edit, input, after(HOUR))).toMatchObject(
      refused('changes'),
    );
    await applied(await person(), { ...proposal, changes: said('They') }, after(HOUR));
    const resolutions = { ...word('We'), state: 'retired' };
    expect(await rebase(edit.id, 3, resolutions)).toMatchObject(refused('resolutions'));
  });
});

describe('a change of a report that brings an entry', () => {
  const ours = { summary: 'Ours', software: { name: 'Brand new' } };
  let id: number;

  beforeEach(async () => {
    const subject = await givenReport(scene.author, {}, T0);
    const about = (changes: Fields) => ({ kind: 'report.update', subject, changes }) as const;
    ({ id } = must(await submit(scene.author, about(ours), after(HOUR))));
    await applied(scene.moderator, about({ summary: 'Theirs' }), after(2 * HOUR));
  });

  it('is rebased, and brings it', async () => {
    expect(must(await rebase(id, 2, { summary: 'Both' })).changes).toEqual({
      ...{ summary: 'Both', software: ours.software },
    });
    await approve(scene, { id }, 4 * HOUR);
    const { software } = await testDb().report.findFirstOrThrow({ include: { software: true } });
    expect(software).toMatchObject({ slug: 'brand-new', name: 'Brand new' });
  });

  it('is rebased to one that is there, and to none that is not', async () => {
    const [brand, other] = [{ software: 'brand-new-2' }, { software: 'gin' }];
    expect(await rebase(id, 2, { summary: 'Both', ...brand })).toMatchObject({
      errors: [{ path: 'resolutions.software.slug', code: 'unknown_software' }],
    });
    const gin = { software: { name: 'Gin' }, portStart: 7, portEnd: 7 };
    await givenReport(scene.author, gin, T0);
    const { changes } = must(await rebase(id, 2, { summary: 'Both', ...other }));
    expect(changes).toMatchObject({ software: { slug: 'gin' } });
  });
});
