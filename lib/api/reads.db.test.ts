import { beforeAll, describe, expect, it } from 'vitest';
import { GET as changesAtom } from '@/app/api/v1/changes.atom/route';
import { GET as logAtom } from '@/app/api/v1/log.atom/route';
import { editViewSchema, editSummarySchema } from '@/lib/edits/schema';
import { logItemSchema } from '@/lib/audit/schema';
import { loadEnv } from '@/lib/platform/env';
import { type Caller, caller } from '@/lib/testing/api';
import {
  givenReport,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb } from '@/lib/testing/postgres';

let visitor: Caller;
let author: Person;
let moderator: Person;
const now = new Date();

beforeAll(async () => {
  await resetDb();
  [author, moderator] = [await person(), await person({ role: 'moderator' })];
  visitor = await caller(null);
  await givenReport(author, { summary: 'Quotes " and <tags> & more' }, now);
  const edits = [
    must(
      await submit(
        author,
        {
          kind: 'report.update',
          subject: 1,
          changes: { summary: 'Other' },
          note: 'Clearer <b>words</b>',
        },
        now,
      ),
    ),
    must(
      await submit(
        author,
        {
          kind: 'article.update',
          subject: { port: 1323, locale: 'en' },
          changes: { title: 'Echo', body: 'Text' },
        },
        now,
      ),
    ),
    must(
      await submit(
        author,
        { kind: 'software.update', subject: 'echo', changes: { tagline: 'Go web framework' } },
        now,
      ),
    ),
  ];
  for (const edit of edits) must(await review(moderator, edit, { verdict: 'approve' }, now));
  must(
    await submit(
      author,
      { kind: 'report.create', changes: reportChanges({ portStart: 8000, portEnd: 8010 }) },
      now,
    ),
  );
});

describe('GET /edits', () => {
  it('lists newest first, page by page, by state, port and subject', async () => {
    const first = await visitor('GET', '/edits?limit=2');
    expect(first.body.items.map(({ id }: { id: number }) => id)).toEqual([5, 4]);
    const next = await visitor('GET', `/edits?limit=100&cursor=${String(first.body.nextCursor)}`);
    expect(next.body).toMatchObject({ items: [{ id: 3 }, { id: 2 }, { id: 1 }], nextCursor: null });
    const ids = async (query: string) =>
      (await visitor('GET', `/edits?${query}`)).body.items.map(({ id }: { id: number }) => id);
    expect(await ids('state=open')).toEqual([5]);
    expect(await ids('port=8005')).toEqual([5]);
    expect(await ids('type=software&subject=echo')).toEqual([4]);
    expect(await ids('type=article&subject=1323/en')).toEqual([3]);
    expect(await ids(`author=${author.handle}&kind=report.update`)).toEqual([2]);
    expect(await ids(`author=${author.handle.toUpperCase()}&limit=2`)).toEqual([5, 4]);
    expect(await ids(`author=${author.handle}&limit=2&cursor=4`)).toEqual([3, 2]);
    expect(await ids(`author=${moderator.handle}`)).toEqual([]);
    expect(await ids('author=nobody-here')).toEqual([]);
    expect((await visitor('GET', '/edits?state=lost')).status).toBe(422);
    for (const item of first.body.items) expect(editSummarySchema.parse(item)).toEqual(item);
  });
});

describe('GET /edits/{id}', () => {
  it('is what its schema says, with a word diff of what was applied', async () => {
    const { body } = await visitor('GET', '/edits/2');
    expect(editViewSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      state: 'applied',
      subject: { type: 'report', id: 1, name: 'Echo' },
      diff: [{ field: 'summary', before: 'Quotes " and <tags> & more', after: 'Other' }],
      reviews: [{ reviewer: moderator.handle, verdict: 'approve', counts: true }],
      history: [
        { action: 'edit.proposed' },
        { action: 'edit.reviewed' },
        { action: 'edit.applied', actor: moderator.handle },
      ],
      waiting: null,
    });
  });

  it('says what the viewer may do, and is kept by no cache for them', async () => {
    const mine = await (await caller(author))('GET', '/edits/5');
    expect(mine.body.actions).toEqual(['answer', 'withdraw', 'comment']);
    expect(mine.headers.get('cache-control')).toBe('private, no-store');
    const theirs = await (await caller(moderator))('GET', '/edits/5');
    expect(theirs.body.actions).toEqual([
      'approve',
      'improve',
      'request-changes',
      'reject',
      'take-over',
      'comment',
    ]);
    expect(theirs.body.denied).toContainEqual({ action: 'withdraw', reason: 'needs-author' });
    expect((await (await caller(author))('GET', '/edits/2')).body.actions).toEqual(['revert']);
    expect((await visitor('GET', '/edits/99')).status).toBe(404);
    expect((await visitor('GET', '/edits/x')).status).toBe(404);
    expect(
      (await visitor('GET', '/edits/5', { headers: { authorization: 'Bearer nonsense' } })).status,
    ).toBe(401);
  });
});

describe('GET /articles/{port}/{locale}', () => {
  it('gives the article in that language and no other', async () => {
    expect((await visitor('GET', '/articles/1323/en')).body).toMatchObject({
      title: 'Echo',
      body: 'Text',
      revision: 1,
      translation: null,
    });
    expect((await visitor('GET', '/articles/1323/he')).status).toBe(404);
    expect((await visitor('GET', '/articles/99999/en')).status).toBe(404);
  });
});

describe('the log and the changes', () => {
  it('are public, newest first, and name the edit', async () => {
    const log = await visitor('GET', '/log?limit=3');
    expect(log.body.items).toHaveLength(3);
    expect(log.body.items[0]).toMatchObject({
      action: 'edit.proposed',
      edit: 5,
      actor: author.handle,
      ports: { start: 8000, end: 8010 },
    });
    for (const item of log.body.items) expect(logItemSchema.parse(item)).toEqual(item);
    const changes = await visitor('GET', '/changes');
    expect(changes.body.items.map(({ id }: { id: number }) => id)).toEqual([4, 3, 2, 1]);
    expect(
      (await visitor('GET', '/changes?port=1323')).body.items.map(({ id }: { id: number }) => id),
    ).toEqual([3, 2, 1]);
    expect(
      (await visitor('GET', '/changes?software=echo')).body.items.map(
        ({ id }: { id: number }) => id,
      ),
    ).toEqual([4, 2, 1]);
    expect((await visitor('GET', '/changes?range=dynamic')).body.items).toEqual([]);
  });

  it('are feeds too, well-formed whatever people write', async () => {
    for (const [get, path] of [
      [changesAtom, 'changes'],
      [logAtom, 'log'],
    ] as const) {
      const response = await get(new Request(`http://localhost:3000/api/v1/${path}.atom`));
      const xml = await response.text();
      expect(response.headers.get('content-type')).toContain('application/atom+xml');
      expect(xml).toContain('Clearer &lt;b&gt;words&lt;/b&gt;');
      expect(xml.match(/<entry>/g)?.length).toBe(xml.match(/<\/entry>/g)?.length);
      const ids = [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are feeds whose ids outlive the address of the site', async () => {
    const ids = async (origin: string) => {
      loadEnv().NEXTAUTH_URL = origin;
      const xml = await Promise.all(
        [changesAtom, logAtom].map(async (get) =>
          (await get(new Request(`${origin}/api/v1/x.atom?port=1323`))).text(),
        ),
      );
      expect(xml.join()).toContain(`href="${origin}/`);
      return xml.flatMap((one) => [...one.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id));
    };
    const own = loadEnv().NEXTAUTH_URL;
    const before = await ids('http://localhost:3000');
    expect(before.length).toBeGreaterThan(4);
    for (const id of before) expect(id).toMatch(/^tag:[a-z.]+,\d{4}:[\w/?=.-]+$/);
    expect(await ids('https://ports.example')).toEqual(before);
    loadEnv().NEXTAUTH_URL = own;
  });
});
