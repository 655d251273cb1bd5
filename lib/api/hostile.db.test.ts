import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Caller, caller } from '@/lib/testing/api';
import { applied, givenReport, person, reportChanges } from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';

let reviewer: Caller;
let visitor: Caller;
const now = new Date();

beforeAll(async () => {
  await resetDb();
  const author = await person();
  await givenReport(author, {}, now);
  await applied(
    author,
    {
      kind: 'article.update',
      subject: { port: 1323, locale: 'en' },
      changes: { title: 'Echo', body: 'Text' },
    },
    now,
  );
  reviewer = await caller(await person({ role: 'reviewer' }));
  visitor = await caller(null);
});

const proposed = (changes: object, more = {}) =>
  reviewer('POST', '/edits', { body: { kind: 'report.create', note: 'n', changes, ...more } });
const paths = ({ body }: Answer) => body.errors?.map(({ path }) => path);

/** Texts that break what only looks at their length. */
const BROKEN = ['a\0b', '\ud800', 'x\udc00y', '\u202egnp.exe'] as const;

describe('what cannot be kept', () => {
  const places: readonly [string, (text: string) => object, string][] = [
    ['a summary', (text) => ({ summary: text }), 'changes.summary'],
    ['a description', (text) => ({ description: text }), 'changes.description'],
    ['versions', (text) => ({ versions: text }), 'changes.versions'],
    ['a name', (text) => ({ software: { name: text } }), 'changes.software.name'],
    [
      'an alias',
      (text) => ({ software: { name: 'X', aliases: [text] } }),
      'changes.software.aliases.0',
    ],
    [
      'a quote',
      (text) => ({ evidence: [{ kind: 'forum', url: 'https://example.org', quote: text }] }),
      'changes.evidence.0.quote',
    ],
  ];
  it.each(places)('is a 422 that names %s', async (_, changes, path) => {
    for (const text of BROKEN) {
      const answer = await proposed(reportChanges({ ...changes(text) }));
      expect([answer.status, paths(answer)]).toEqual([422, [path]]);
    }
  });

  it('is a 422 in a note, a slug, a key and a name of a field', async () => {
    for (const text of BROKEN.slice(0, 3)) {
      expect(paths(await proposed(reportChanges(), { note: text }))).toEqual(['note']);
      expect((await proposed(reportChanges({ software: { slug: text } }))).status).toBe(422);
      expect((await proposed(reportChanges({ [text]: 1 }))).status).toBe(422);
      const evidence = [{ key: text, kind: 'observation', quote: 'seen' }];
      expect((await proposed({ evidence }, { kind: 'report.update', subject: 1 })).status).toBe(
        422,
      );
    }
  });

  it('is JSON that nests without end, with a key and without', async () => {
    const raw = `{"kind":"report.update","note":"n","changes":{},"subject":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`;
    const keyed: Record<string, string> = { 'idempotency-key': 'deep' };
    for (const headers of [{}, keyed]) {
      const answer = await reviewer('POST', '/edits', { raw, headers });
      expect([answer.status, paths(answer)]).toEqual([422, ['subject.a.a']]);
    }
  });

  it('is text that is no UTF-8: that is no JSON', async () => {
    const raw = new Uint8Array([...Buffer.from('{"note":"'), 0xff, ...Buffer.from('"}')]);
    expect((await reviewer('POST', '/edits', { raw })).status).toBe(400);
  });
});

describe('numbers beyond the database', () => {
  it.each([2_147_483_648, 1e15, 0, -1, 1.5])('are a 422: %d', async (number) => {
    const update = { kind: 'report.update', subject: 1 };
    expect(
      paths(await proposed({ summary: 'Other' }, { ...update, baseRevision: number })),
    ).toEqual(['baseRevision']);
    expect(paths(await proposed({ summary: 'Other' }, { ...update, subject: number }))).toEqual([
      'subject',
    ]);
    const article = { kind: 'article.update', subject: { port: 1323, locale: 'en' } };
    expect(paths(await proposed({ translatedRevision: number }, article))).toEqual([
      'changes.translatedRevision',
    ]);
    const review = { verdict: 'reject', reason: 'n', version: number };
    expect(paths(await reviewer('POST', '/edits/1/reviews', { body: review }))).toEqual([
      'version',
    ]);
  });
});

it('a verdict that does not say which version it saw is a 422', async () => {
  const body = { verdict: 'reject', reason: 'n' };
  const answer = await reviewer('POST', '/edits/1/reviews', { body });
  expect([answer.status, paths(answer)]).toEqual([422, ['version']]);
});

it('a reason of nothing that anybody sees is a 422', async () => {
  const body = { verdict: 'reject', reason: '\u200b', version: 1 };
  const answer = await reviewer('POST', '/edits/1/reviews', { body });
  expect([answer.status, paths(answer)]).toEqual([422, ['reason']]);
});

describe('a day on which nobody looked', () => {
  it.each(['0000-01-01', '9999-12-31', '2026-02-30', 'today'])('is a 422: %s', async (day) => {
    const evidence = [{ kind: 'forum', url: 'https://example.org', checkedOn: day }];
    expect(paths(await proposed(reportChanges({ evidence })))).toEqual([
      'changes.evidence.0.checkedOn',
    ]);
    const citations = [
      { id: 1, title: 'T', publisher: '', url: 'https://example.org', checked: day },
    ];
    const article = { kind: 'article.update', subject: { port: 1323, locale: 'en' } };
    expect(paths(await proposed({ citations }, article))).toEqual(['changes.citations.0.checked']);
  });
});

describe('a hostile address', () => {
  it.each([
    ['/changes?software=%00', 422],
    ['/log?actor=%00', 422],
    ['/edits?author=%00', 422],
    ['/edits?cursor=garbage', 422],
    ['/edits?limit=101', 422],
    ['/edits?type=article&subject=///', 200],
    ['/edits/2147483648', 404],
    ['/edits/1.5', 404],
    ['/articles/080/en', 404],
    ['/namespaces/%00', 404],
  ])('is answered: %s', async (path, status) => {
    expect((await visitor('GET', path)).status).toBe(status);
  });
});
