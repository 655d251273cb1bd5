import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findEdit } from '@/lib/edits/queries/edit';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { portTag } from '@/lib/platform/cache-tags';
import { DAY, HOUR, SECOND, systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/db';
import { databaseUrl } from '@/lib/platform/env';
import { startTagListener } from '@/lib/platform/tag-listener';
import { findReport } from '@/lib/reports/queries';
import { givenReport, must, opened, type Person, person, review } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { claimSources, enrolSources } from './commands';
import { countSources, listGoneSources } from './queries';
import { checkSources, waitForTurn } from './round';
import { openWebSite, says, sends, type WebSite } from './web-site.fixture';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);
const LINE = 'listens on port 1323';

let site: WebSite;
let author: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  site = await openWebSite();
  author = await person();
  moderator = await person({ role: 'moderator' });
});
afterEach(() => site.close());

const cites = (path: string, quote = LINE) => ({
  evidence: [{ kind: 'vendor-docs', url: `${site.named}${path}`, quote }],
});
const round = (now: Date) => checkSources(site.visitingNamed(), { now: () => now });
const gradeOf = async (id: number) => {
  const { grade, gradeReason } = await testDb().report.findUniqueOrThrow({ where: { id } });
  return [grade, gradeReason];
};
async function lastCheck(id: number) {
  const report = await findReport(id);
  return report !== null && 'evidence' in report ? report.evidence[0]?.lastCheck : undefined;
}

describe('what becomes of a line', () => {
  const pages: [string, () => void, object][] = [
    ['there', () => site.pages.set('/a', says(`<p>It ${LINE}.</p>`)), { reason: null }],
    [
      'moved',
      () => {
        site.pages.set('/a', sends('/b', 301));
        site.pages.set('/b', says(LINE));
      },
      { reason: null },
    ],
    ['gone', () => site.pages.set('/a', says('listens on port 80')), { reason: 'no-line' }],
    ['gone', () => undefined, { reason: 'no-page' }],
    [
      'unreachable',
      () => site.pages.set('/a', (_, response) => response.writeHead(500).end()),
      { reason: 'server-error' },
    ],
  ];

  test.each(pages)('%s, and no grade changes', async (state, put, more) => {
    const id = await givenReport(author, cites('/a'), T0);
    const before = await gradeOf(id);
    expect(await lastCheck(id)).toBeNull();
    put();
    expect(await round(after(HOUR))).toBe(1);
    expect(await lastCheck(id)).toMatchObject({ state, ...more, checkedOn: '2026-11-20' });
    expect(await gradeOf(id)).toEqual(before);
    expect(await testDb().logEntry.count({ where: { action: 'report.regraded' } })).toBe(1);
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });

  test('that goes is told with the day it was last seen, and comes back', async () => {
    const id = await givenReport(author, cites('/a'), T0);
    site.pages.set('/a', says(LINE));
    await round(T0);
    site.pages.delete('/a');
    await round(after(30 * DAY));
    expect(await lastCheck(id)).toMatchObject({ state: 'gone', seenOn: '2026-11-20' });
    const { count, items } = await listGoneSources();
    expect([count, items[0]?.reports[0]?.id]).toEqual([1, id]);
    site.pages.set('/a', says(LINE));
    await round(after(37 * DAY));
    expect(await lastCheck(id)).toMatchObject({ state: 'there', reason: null });
    expect((await listGoneSources()).count).toBe(0);
    expect(await countSources()).toMatchObject({ there: 1, gone: 0, waiting: 0 });
  });

  test('is not asked for again before its time', async () => {
    await givenReport(author, cites('/a'), T0);
    site.pages.set('/a', says(LINE));
    expect(await round(T0)).toBe(1);
    expect(await round(after(30 * DAY - SECOND))).toBe(0);
    expect(await round(after(30 * DAY))).toBe(1);
  });
});

describe('a proposal', () => {
  const proposed = async (editId: number) => {
    const view = await findEdit(testDb(), editId, moderator, T0);
    const row = view?.diff.find(({ field }) => field === 'evidence');
    return row?.items?.[0]?.after;
  };

  test('is checked before it is decided, and the report keeps what was found', async () => {
    site.pages.set('/a', says(LINE));
    const edit = await opened(author, 1323, T0, cites('/a'));
    expect(await proposed(edit.id)).not.toHaveProperty('lastCheck');
    await round(after(HOUR));
    expect(await proposed(edit.id)).toMatchObject({ lastCheck: { state: 'there' } });
    must(await review(moderator, edit, { verdict: 'approve' }, after(2 * HOUR)));
    expect(await lastCheck(1)).toMatchObject({ state: 'there', checkedOn: '2026-11-20' });
    expect(await round(after(3 * HOUR))).toBe(0);
  });

  test('comes before what is on the page already', async () => {
    await givenReport(author, { ...cites('/old'), portStart: 80, portEnd: 80 }, T0);
    await opened(author, 1323, after(HOUR), cites('/new'));
    await enrolSources(after(2 * HOUR));
    const [first] = await claimSources(1, after(2 * HOUR));
    expect(first?.url).toBe(`${site.named}/new`);
  });
});

describe('several server processes', () => {
  test('read each page once, and one that died leaves its pages to the others', async () => {
    for (let port = 1000; port < 1006; port += 1) {
      site.pages.set(`/${port}`, says(LINE));
      const software = { name: `Program ${port}`, homepage: 'https://example.org' };
      const ports = { portStart: port, portEnd: port, software };
      await givenReport(author, { ...cites(`/${port}`), ...ports }, T0);
    }
    // One takes two in hand and dies.
    await enrolSources(T0);
    expect(await claimSources(2, T0)).toHaveLength(2);
    const counts = await Promise.all([round(T0), round(T0), round(T0)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(await round(after(HOUR))).toBe(2);
    const asked = site.asked.filter((path) => path !== '/robots.txt');
    expect(asked.sort()).toEqual([1000, 1001, 1002, 1003, 1004, 1005].map((port) => `/${port}`));
  });

  test('ask one host once a second between them, and others meanwhile', async () => {
    let now = T0.getTime();
    const clock = { now: () => new Date(now) };
    const wait = (ms: number) => Promise.resolve((now += ms));
    const turns: number[] = [];
    const ask = async (host: string) => {
      await waitForTurn(host, clock, wait);
      if (host === 'docs.example') turns.push(now);
    };
    for (let n = 0; n < 4; n += 1) await ask('docs.example');
    await ask('other.example');
    const gaps = turns.slice(1).map((turn, at) => turn - (turns[at] ?? 0));
    expect(gaps.every((gap) => gap >= SECOND && gap <= 1.2 * SECOND)).toBe(true);
    expect(now).toBe(turns.at(-1));
  });
});

test('pages that show it are made anew', async () => {
  const heard: string[] = [];
  const listener = startTagListener(databaseUrl(), (tags) => {
    heard.push(...tags);
    return Promise.resolve();
  });
  await vi.waitFor(() => expect(listener.isListening()).toBe(true));
  const edit = await opened(author, 4001, systemClock.now(), cites('/a'));
  await givenReport(author, cites('/a'), systemClock.now());
  heard.length = 0;
  await round(systemClock.now());
  await vi.waitFor(() =>
    expect(heard).toEqual(
      expect.arrayContaining([portTag(1323), 'software:echo', `edit:${edit.id}`]),
    ),
  );
  await listener.stop();
});

test('what nobody cites any more is forgotten after a while', async () => {
  await givenReport(author, cites('/a'), T0);
  await round(T0);
  await testDb().evidence.deleteMany();
  await enrolSources(after(DAY));
  expect(await testDb().sourceCheck.count()).toBe(1);
  await enrolSources(after(90 * DAY));
  expect(await testDb().sourceCheck.count()).toBe(0);
});
