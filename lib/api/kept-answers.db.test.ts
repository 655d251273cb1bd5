import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { lockSubject } from '@/lib/moderation/commands/locks';
import { ALL_TAG } from '@/lib/platform/cache-tags';
import { forgetPagesWith } from '@/lib/platform/forgetting';
import { transact } from '@/lib/platform/transact';
import { recordSource } from '@/lib/sources/commands';
import { sourceKey } from '@/lib/sources/key';
import { caller } from '@/lib/testing/api';
import { applied, givenReport, must, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { givenRelease } from '@/lib/testing/releases';
import { answerKey } from './kept-answers';
import { type Answer, readAll } from './kept-answers.fixture';

// Outside of Next nothing is kept: `use cache` is a word like any other, and what goes with it has nobody to tell.
vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }));

const now = new Date();
let author: Person;
let moderator: Person;
let decider: Person;
let writer: Person;
let voters: Person[];
let answers: Map<string, Answer>;
const sent = new Set<string>();

beforeAll(async () => {
  await resetDb();
  author = await person({ earnedTrust: 2 });
  [moderator, decider] = [await person({ role: 'admin' }), await person({ role: 'moderator' })];
  writer = await person();
  voters = await Promise.all([1, 2, 3, 4].map(() => person({ role: 'reviewer' })));
  await givenRelease('2026-08-10', [['http-alt', '1322', 'tcp']], now);
  await givenRelease(
    '2026-08-17',
    [
      ['http-alt', '1322', 'tcp'],
      ['other', '1330', 'udp'],
    ],
    now,
  );
  await givenReport(author, {}, now);
  await givenReport(author, { portStart: 1400, portEnd: 1400, software: { name: 'Gin' } }, now);
  const subject = { port: 1323, locale: 'en' };
  const changes = { title: 'Echo', body: 'Text' };
  await applied(writer, { kind: 'article.update', subject, changes }, now);
  const asked = {
    ...{ slug: 'n', name: 'N', purpose: 'P', homepage: 'https://e.example/' },
    ...{ proof: 'https://e.example/', ranges: [{ portStart: 20_000, portEnd: 20_010 }], note: 'N' },
  };
  await (
    await caller(author)
  )('POST', '/namespaces', { body: asked });
  answers = await readAll();
  forgetPagesWith((tags) => tags.forEach((tag) => sent.add(tag)));
});

afterAll(() => forgetPagesWith(() => undefined));

it('every question is one that is kept, and every answer says of what it is made', () => {
  for (const [path, { tags }] of answers) {
    expect(answerKey(path), path).not.toBeNull();
    expect([...tags], path).toContain(ALL_TAG);
  }
});

const edit = (kind: 'report.update', subject: number, changes: object) => () =>
  applied(author, { kind, subject, changes }, now);
const post = (who: () => Person, path: string, body: object) => async () => {
  const { status, body: said } = await (await caller(who()))('POST', path, { body });
  expect(status, JSON.stringify(said)).toBeLessThan(300);
};
const close = (who: () => Person) => async () =>
  must(await transact((tx) => closeAccount(tx, who().id, new Date())));
const vote = (value: 'confirm' | 'dispute', by: () => Person[]) => async () => {
  for (const voter of by())
    await (
      await caller(voter)
    )('PUT', '/reports/1/vote', { body: { value } });
};

/** What people and jobs do, and one answer that is another afterwards. */
const ACTS: readonly [string, () => Promise<unknown>, string | null][] = [
  ['a vote', vote('dispute', () => voters.slice(0, 1)), '/api/v1/ports/1323'],
  ['votes that change a grade', vote('confirm', () => voters), '/api/v1/reports?grade=confirmed'],
  ['another summary', edit('report.update', 1, { summary: 'New' }), '/api/v1/reports/1'],
  [
    'a new report',
    () => givenReport(author, { portStart: 1320, portEnd: 1330, software: { name: 'Wide' } }, now),
    '/api/v1/ports/1323',
  ],
  [
    'a report of very many ports',
    () => givenReport(author, { portStart: 1000, portEnd: 2000, software: { name: 'All' } }, now),
    '/api/v1/ports/1400',
  ],
  [
    'a report that moves to another port',
    edit('report.update', 2, { portStart: 1323, portEnd: 1323 }),
    '/badge/ports/1323.svg',
  ],
  [
    'another name of software',
    () =>
      applied(
        author,
        { kind: 'software.update', subject: 'echo', changes: { name: 'Echo 5' } },
        now,
      ),
    '/badge/software/echo.svg',
  ],
  [
    'a profile that names software',
    () =>
      applied(
        author,
        {
          kind: 'service.update',
          subject: 'http-alt',
          changes: { plainName: 'Web', what: 'Serves pages.', software: ['Echo 5'] },
        },
        now,
      ),
    '/api/v1/software/echo',
  ],
  [
    'another name of software that a profile names',
    () =>
      applied(
        author,
        {
          kind: 'software.update',
          subject: 'echo',
          changes: { name: 'Echo 6', aliases: ['Echo 5'] },
        },
        now,
      ),
    '/api/v1/services/http-alt',
  ],
  [
    'an article',
    () =>
      applied(
        author,
        {
          kind: 'article.update',
          subject: { port: 1323, locale: 'en' },
          changes: { title: 'Echo', body: 'More text' },
        },
        now,
      ),
    '/api/v1/articles/1323/en',
  ],
  [
    'a source that was read',
    async () => {
      const { url, quote } = await testDb().evidence.findFirstOrThrow({ where: { reportId: 1 } });
      const key = sourceKey(url ?? '', quote);
      await testDb().sourceCheck.create({ data: { key, url: url ?? '', quote, dueAt: now } });
      await testDb().evidence.updateMany({ where: { reportId: 1 }, data: { checkKey: key } });
      await recordSource(
        { key, url: url ?? '', quote },
        { state: 'there', reason: null, movedTo: null },
        now,
      );
    },
    '/api/v1/reports/1',
  ],
  [
    'a lock',
    () =>
      transact((tx) =>
        lockSubject(
          tx,
          moderator,
          { subject: { type: 'report', id: 1 }, level: 'reviewer', term: '7-days', reason: 'War.' },
          now,
        ),
      ),
    null,
  ],
  [
    'a namespace that is let in',
    post(() => decider, '/namespaces/n/decide', { verdict: 'accept', reason: 'Yes.' }),
    '/api/v1/namespaces',
  ],
  [
    'a reservation',
    post(() => author, '/namespaces/n/reservations', {
      ...{ port: 20_000, transports: ['tcp'], project: 'Tool', reason: 'For it.' },
    }),
    '/api/v1/reservations',
  ],
  [
    'another coordinator',
    async () =>
      post(() => author, '/namespaces/n/members', {
        ...{ handle: moderator.handle, role: 'owner', reason: 'Helps.' },
      })(),
    '/api/v1/namespaces/n',
  ],
  [
    'an end of a reservation',
    post(() => author, '/reservations/1/end', { reason: 'Over.' }),
    '/api/v1/reservations?port=20000',
  ],
  ['the account of an author that is closed', close(() => writer), '/api/v1/articles/1323/en'],
  ['the account of who decided that is closed', close(() => decider), '/api/v1/namespaces/n'],
  [
    'software that becomes part of another',
    () =>
      applied(
        moderator,
        { kind: 'software.merge', subject: 'echo', changes: { into: 'gin' } },
        now,
      ),
    '/api/v1/reports?software=echo',
  ],
  [
    'a report that is taken away',
    () => applied(moderator, { kind: 'report.retire', subject: 3, changes: {} }, now),
    '/api/v1/reports',
  ],
  [
    'a release',
    () => givenRelease('2026-08-24', [['new-name', '1323', 'tcp']], now),
    '/api/v1/ports/1323',
  ],
];

it.each(ACTS)('after %s no answer is told that is another by now', async (_act, work, another) => {
  sent.clear();
  await work();
  const after = await readAll();
  const changed = [...answers].filter(([path, { said }]) => after.get(path)?.said !== said);
  answers = after;
  if (another !== null) expect(changed.map(([path]) => path)).toContain(another);
  const stale = changed.filter(([, { tags }]) => ![...tags].some((tag) => sent.has(tag)));
  expect(stale.map(([path]) => path)).toEqual([]);
});
