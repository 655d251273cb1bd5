import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WITHDRAW } from '@/lib/edits/commands/plain-acts';
import { portPageTags, TAGS_CHANNEL } from '@/lib/platform/cache-tags';
import { HOUR } from '@/lib/platform/clock';
import { databaseUrl } from '@/lib/platform/env';
import {
  actOn,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { findPortProposals } from './known';

const T0 = new Date('2026-11-20T12:00:00Z');
const later = new Date(T0.getTime() + HOUR);

let author: Person;
let moderator: Person;
let client: pg.Client;
let heard: string[];

beforeEach(async () => {
  await resetDb();
  [author, moderator] = [await person(), await person({ role: 'moderator' })];
  heard = [];
  client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  client.on('notification', ({ payload = '[]' }) =>
    heard.push(...(JSON.parse(payload) as string[])),
  );
  await client.query(`LISTEN ${TAGS_CHANNEL}`);
});

afterEach(() => client.end());

/** The tags that `work` expires. Notifications come in the order of commits. */
async function expiredBy(work: () => Promise<unknown>): Promise<string[]> {
  const from = heard.length;
  await work();
  await testDb().$executeRaw`SELECT pg_notify(${TAGS_CHANNEL}, '["end"]')`;
  await vi.waitFor(() => expect(heard.slice(from)).toContain('end'));
  return heard.slice(from);
}

/** Whether tags are some that the page of the port carries. */
const forgets = (port: number) => (tags: string[]) =>
  portPageTags(port, { portStart: port, portEnd: port }).some((tag) => tags.includes(tag));

const names = async (port: number) =>
  (await findPortProposals(port)).map(({ software, state, kind }) => [software, state, kind]);

test('a port lists what waits about its reports, from the first act on it to the last', async () => {
  let edit = await opened(author, 1, T0);
  expect(
    await expiredBy(async () => {
      edit = await opened(author, 4000, T0);
    }),
  ).toSatisfy(forgets(4000));
  expect(await names(4000)).toEqual([['Echo', 'open', 'report.create']]);
  expect(await names(4001)).toEqual([]);
  const asked = () => review(moderator, edit, { verdict: 'request-changes' }, later);
  expect(await expiredBy(async () => must(await asked()))).toSatisfy(forgets(4000));
  expect(await names(4000)).toEqual([['Echo', 'changes-requested', 'report.create']]);
  const withdrawn = () => actOn(WITHDRAW, author, edit.id, {}, later);
  expect(await expiredBy(async () => must(await withdrawn()))).toSatisfy(forgets(4000));
  expect(await names(4000)).toEqual([]);
});

test('a change of a report is listed with what is reported there, until it is applied', async () => {
  const report = await givenReport(author, {}, T0);
  const changes = { summary: 'Says it better.' };
  const edit = must(await submit(author, { kind: 'report.update', subject: report, changes }, T0));
  expect(await names(1323)).toEqual([['Echo', 'open', 'report.update']]);
  const approved = () => review(moderator, edit, { verdict: 'approve' }, later);
  expect(await expiredBy(async () => must(await approved()))).toSatisfy(forgets(1323));
  expect(await names(1323)).toEqual([]);
});

test('a proposal for a wide range is on every page it covers', async () => {
  const proposed = () => opened(author, 5000, T0, { portEnd: 5200 });
  expect(await expiredBy(proposed)).toSatisfy(forgets(5150));
  expect(await names(5150)).toHaveLength(1);
});
