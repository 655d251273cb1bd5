import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TAGS_CHANNEL, userTag } from '@/lib/platform/cache-tags';
import { DAY, HOUR } from '@/lib/platform/clock';
import { databaseUrl } from '@/lib/platform/env';
import {
  applied,
  must,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { recomputeMembers } from '@/lib/trust/commands';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let people: Record<'author' | 'one' | 'two', Person>;
let client: pg.Client;
let heard: string[];

beforeEach(async () => {
  await resetDb();
  people = {
    author: await person({ createdAt: T0 }),
    one: await person({ role: 'reviewer' }),
    two: await person({ role: 'reviewer' }),
  };
  heard = [];
  client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  client.on('notification', ({ payload = '[]' }) =>
    heard.push(...(JSON.parse(payload) as string[])),
  );
  await client.query(`LISTEN ${TAGS_CHANNEL}`);
});

afterEach(() => client.end());

/** Whose profiles `work` said to be out of date. */
async function refreshedBy(work: () => Promise<unknown>): Promise<string[]> {
  await hear('begin');
  await work();
  await hear('end');
  const said = heard.slice(heard.lastIndexOf('begin'));
  return Object.entries(people)
    .filter(([, { handle }]) => said.includes(userTag(handle)))
    .map(([name]) => name);
}

/** Notifications come in the order of commits: once this one is there, all before it are. */
async function hear(tag: string): Promise<void> {
  const before = heard.length;
  await testDb().$executeRaw`SELECT pg_notify(${TAGS_CHANNEL}, ${JSON.stringify([tag])})`;
  await vi.waitFor(() => expect(heard.slice(before)).toContain(tag));
}

const proposal = (port: number) => ({
  kind: 'report.create' as const,
  changes: reportChanges({ portStart: port, portEnd: port }),
});

test('a review refreshes the reviewer’s profile, and one that applies the author’s too', async () => {
  const edit = must(await submit(people.author, proposal(1), T0));
  const approve = (who: Person) =>
    review(who, edit, { verdict: 'approve' }, after(HOUR)).then((result) => must(result));
  expect(await refreshedBy(() => approve(people.one))).toEqual(['one']);
  expect(await refreshedBy(() => approve(people.two))).toEqual(['author', 'two']);
});

test('taking an edit of one’s own back refreshes one’s profile', async () => {
  const edit = await applied(people.author, proposal(1), T0);
  const revert = { kind: 'revert' as const, subject: edit.id, changes: {} };
  expect(
    await refreshedBy(async () => must(await submit(people.author, revert, after(HOUR)))),
  ).toEqual(['author']);
});

test('a level reached by time refreshes the profile, and nobody else’s', async () => {
  for (const [index, port] of [80, 443, 1323].entries())
    await applied(people.author, proposal(port), after(index * DAY));
  expect(await refreshedBy(() => recomputeMembers(after(6 * DAY)))).toEqual([]);
  expect(await refreshedBy(() => recomputeMembers(after(7 * DAY)))).toEqual(['author']);
});
