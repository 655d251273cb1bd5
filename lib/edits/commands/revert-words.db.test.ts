import { beforeEach, describe, expect, it } from 'vitest';
import { REBASE, type RebaseInput } from '@/lib/edits/commands/rebase';
import {
  after,
  approve,
  HOUR,
  newScene,
  type Scene,
  storedEdit,
  storedReport,
  T0,
} from '@/lib/edits/kinds/scene.fixture';
import type { Fields } from '@/lib/edits/types';
import { actOn, applied, givenReport, must, person, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';

let scene: Scene;
let report: number;

beforeEach(async () => {
  scene = await newScene();
  report = await givenReport(scene.author, {}, T0);
});

const echo = { software: { slug: 'echo' } };
const about = (changes: Fields) => ({ kind: 'report.update', subject: report, changes }) as const;

/** A revert of an edit, by the moderator, beside which something else has changed since. */
async function revertOf(edit: { readonly kind: string } & Fields, beside: object | null) {
  const undone = await applied(scene.author, edit as never, T0);
  const revert = must(
    await submit(scene.moderator, { kind: 'revert', subject: undone.id }, after(HOUR)),
  );
  if (beside !== null) await applied(scene.author, beside as never, after(HOUR));
  return revert;
}

/** The same where nothing has changed since: sent back for another reason. */
async function conflictedRevertOf(edit: Parameters<typeof revertOf>[0]) {
  const { id } = await revertOf(edit, null);
  return testDb().edit.update({ where: { id }, data: { state: 'conflicted' } });
}

async function rebase({ id }: { readonly id: number }, resolutions: Fields) {
  const { subjectType, subjectId } = await storedEdit(id);
  const { number } = await testDb().revision.findFirstOrThrow({
    where: { subjectType, subjectId: subjectId ?? 0 },
    orderBy: { number: 'desc' },
  });
  const input: RebaseInput = { baseRevision: number, resolutions };
  return actOn(REBASE, scene.moderator, id, input, after(2 * HOUR));
}

/** The evidence of a report whose only piece is replaced by another. */
const REPLACED = { evidence: [{ kind: 'vendor-docs', url: 'https://echo.labstack.com/b' }] };
const SETTING = { kind: 'env', key: 'PORT', example: 'PORT=1' };
const piece = (more: object) => ({
  ...{ key: 'k', kind: 'article', publisher: 'third-party', title: 'T', quote: '' },
  ...{ checkedOn: '2026-11-20', supports: true, ticked: false, url: 'https://x.example.org/1' },
  ...more,
});

describe('a rebase of a revert of a report', () => {
  const beside = () => about({ versions: 'v2' });
  const refused = (path: string, code: string) => ({
    code: 'invalid',
    errors: [{ path: `resolutions.${path}`, code }],
  });

  it.each([
    [{ portStart: 2000, portEnd: 2000 }, { portStart: 0 }, 'portStart', 'port_zero'],
    [{ portStart: 1000 }, { portStart: 1324 }, 'portEnd', 'range_order'],
    [{ software: { name: 'Third' } }, { software: 'gone' }, 'software.slug', 'unknown_software'],
    [
      { software: { name: 'Third' } },
      { software: { name: 'New' } },
      'software',
      'unknown_software',
    ],
    [{ summary: 'Other' }, { summary: '' }, 'summary', 'too_small'],
    [{ summary: 'Other' }, { summary: 'a\u202Eb' }, 'summary', 'hidden_characters'],
    [{ settings: [SETTING] }, { settings: [SETTING, SETTING] }, 'settings', 'repeated_setting'],
    [REPLACED, { evidence: [] }, 'evidence', 'too_small'],
    [
      REPLACED,
      { evidence: [piece({ url: 'http://127.0.0.1/admin' })] },
      'evidence.0.url',
      'not_public_url',
    ],
    [
      REPLACED,
      { evidence: [piece({ title: 'a\u202Eb' })] },
      'evidence.0.title',
      'hidden_characters',
    ],
  ])('to what no proposal may say: %j to %j', async (changes, resolutions, path, code) => {
    const revert = await revertOf(about(changes), beside());
    expect(await rebase(revert, resolutions)).toMatchObject(refused(path, code));
    expect((await storedEdit(revert.id)).version).toBe(1);
  });

  it('to the use of another report', async () => {
    const twin = await givenReport(scene.author, { ...echo, portStart: 7, portEnd: 7 }, T0);
    const revert = await revertOf(about({ portStart: 2000, portEnd: 2000 }), beside());
    const there = { portStart: 7, portEnd: 7 };
    const exists = { code: 'duplicate', reason: 'report-exists', detail: { report: twin } };
    expect(await rebase(revert, there)).toMatchObject(exists);
    must(await rebase(revert, { portStart: 8, portEnd: 8 }));
    expect(await storedEdit(revert.id)).toMatchObject({ portStart: 8, portEnd: 8 });
  });

  it('gives each piece of evidence a key of its own, so that all that is written is shown', async () => {
    const revert = await revertOf(about(REPLACED), beside());
    const urls = ['https://x.example.org/1', 'https://x.example.org/2'];
    const { changes } = must(await rebase(revert, { evidence: urls.map((url) => piece({ url })) }));
    const keys = [`${revert.id}.1`, `${revert.id}.2`];
    expect(changes).toMatchObject({ evidence: urls.map((url, at) => ({ key: keys[at], url })) });
    await approve({ moderator: await person({ role: 'moderator' }) }, revert, 3 * HOUR);
    const { evidence } = await storedReport(report);
    expect(evidence.map(({ key, url }) => [key, url])).toEqual(
      keys.map((key, at) => [key, urls[at]]),
    );
  });

  it('says nothing of what becomes of the report that the revert does not', async () => {
    const retired = { kind: 'report.retire', subject: report, changes: {} };
    const revert = await conflictedRevertOf(retired);
    const { errors } = (await rebase(revert, { state: 'merged' })) as { errors?: unknown };
    expect(errors).toContainEqual(
      expect.objectContaining({ path: 'resolutions.state', code: 'unrecognized_keys' }),
    );
  });

  it('leaves no report that is merged into none', async () => {
    const into = await givenReport(scene.author, { ...echo, portStart: 7, portEnd: 7 }, T0);
    const merge = { kind: 'report.merge', subject: report, changes: { into } };
    const revert = await conflictedRevertOf(merge);
    expect(await rebase(revert, { state: 'merged' })).toMatchObject(refused('state', 'not_active'));
  });

  it('brings back what was there, also what no proposal may say any more', async () => {
    const old = 'An old\u200bsummary';
    const { id: _, ...first } = await testDb().revision.findFirstOrThrow({
      where: { subjectType: 'report', subjectId: report },
    });
    const content = { ...(first.content as object), summary: old };
    await testDb().revision.create({ data: { ...first, number: 2, content } });
    await testDb().report.update({
      where: { id: report },
      data: { summary: old, revision: 2 },
    });
    const revert = await revertOf(about({ summary: 'Other' }), beside());
    expect(await rebase(revert, { summary: `${old}!` })).toMatchObject({ code: 'invalid' });
    expect(must(await rebase(revert, { summary: old })).changes).toEqual({ summary: old });
  });
});

describe('a rebase of a revert of an entry', () => {
  const entry = (changes: object) => ({ kind: 'software.update', subject: 'echo', changes });

  it.each([
    [{ domains: ['x.example.org'] }, { domains: ['com'] }, 'domains.0', 'not_host'],
    [{ homepage: '' }, { homepage: 'http://127.0.0.1/' }, 'homepage', 'not_public_url'],
    [{ name: 'Echo Two' }, { name: 'a\u202Eb' }, 'name', 'hidden_characters'],
    [{ name: 'Echo Two' }, { name: 'E\u0441ho' }, 'name', 'mixed_alphabets'],
  ])('to what no proposal may say: %j to %j', async (changes, resolutions, path, code) => {
    const revert = await revertOf(entry(changes), entry({ tagline: 'A web framework' }));
    expect(await rebase(revert, resolutions)).toMatchObject({
      errors: [{ path: `resolutions.${path}`, code }],
    });
  });

  it('to the name of another', async () => {
    await givenReport(scene.author, { software: { name: 'Gin' } }, T0);
    const revert = await revertOf(
      entry({ name: 'Echo Two' }),
      entry({ tagline: 'A web framework' }),
    );
    expect(await rebase(revert, { name: 'gin' })).toMatchObject({
      ...{ code: 'duplicate', reason: 'software-exists', detail: { software: 'gin' } },
    });
  });
});

describe('a rebase of a revert of an article', () => {
  const article = (changes: object) =>
    ({ kind: 'article.update', subject: { port: 1323, locale: 'en' }, changes }) as const;
  const source = { id: 1, title: 'Guide', publisher: '', url: 'https://echo.labstack.com/guide' };

  it.each([
    [{ body: 'Other.' }, { body: 'It does.[^3]' }, 'citations', 'unknown_citation'],
    [{ body: 'Other.' }, { body: 'a\u202Eb' }, 'body', 'hidden_characters'],
    [
      { citations: [{ ...source, checked: '2026-11-01' }] },
      { citations: [{ ...source, checked: '2027-01-01' }] },
      'citations.0.checked',
      'in_future',
    ],
    [
      { translatedFrom: 'he', translatedRevision: null },
      { translatedFrom: 'en' },
      'translatedFrom',
      'not_active',
    ],
  ])('to what no proposal may say: %j to %j', async (changes, resolutions, path, code) => {
    await applied(scene.author, article({ title: 'Echo', body: 'It listens.' }), T0);
    const revert = await revertOf(article(changes), article({ title: 'Echo!' }));
    expect(await rebase(revert, resolutions)).toMatchObject({
      errors: [{ path: `resolutions.${path}`, code }],
    });
  });
});
