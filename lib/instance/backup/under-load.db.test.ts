import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { databaseUrl, loadEnv } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { givenReport, must, opened, type Person, person, review } from '@/lib/testing/community';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { castVote } from '@/lib/votes/commands';
import { withClient } from '../postgres/connect';
import { openInstanceDatabase } from '../postgres/database';
import { readBackup } from './format';
import { restoreBackup } from './restore';
import { writeBackup } from './write';

const root = process.cwd();
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-backup-load-'));
  await resetDb();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Votes, proposals and verdicts one after the other until it is told to end; answers how many. */
async function write(
  who: { author: Person; moderator: Person; voter: Person; report: number; port: number },
  isOver: () => boolean,
): Promise<number> {
  let done = 0;
  for (let port = who.port; !isOver(); port += 1) {
    const now = new Date();
    const edit = await opened(who.author, port, now, { software: { name: `Tool ${port}` } });
    must(await review(who.moderator, edit, { verdict: 'approve' }, now));
    const value = port % 2 === 0 ? 'confirm' : 'dispute';
    must(await transact((tx) => castVote(tx, who.voter, who.report, value, now)));
    done += 3;
  }
  return done;
}

/** What a backup holds, but for when it was made: a table's rows in no order, which a restored one need not keep. */
async function contentOf(file: string) {
  const { header, nextTable } = await readBackup(file);
  const tables: Record<string, string[]> = {};
  for (const { name } of header.tables) tables[name] = (await text(nextTable())).split('\n').sort();
  const { createdAt: _createdAt, ...said } = header;
  return { ...said, tables };
}

it('a backup made while others write is one moment, in every table, in either mode', async () => {
  const [author, moderator] = [
    await person({ role: 'reviewer' }),
    await person({ role: 'moderator' }),
  ];
  const voters = [await person({ earnedTrust: 2 }), await person({ role: 'reviewer' })];
  const report = await givenReport(await person(), {}, new Date());
  await testDb().user.updateMany({ data: { earnedTrust: 3 } });
  let isOver = false;
  const others = { author, moderator, report };
  const writing = voters.map((voter, at) =>
    write({ ...others, voter, port: 2_000 + at * 20_000 }, () => isOver),
  );
  const files = ['first', 'external', 'embedded', 'back'].map((name) => path.join(folder, name));
  const [first = '', external = '', embedded = '', back = ''] = files;
  // Three of them, so that one is sure to be made in the midst.
  for (const file of [back, external, first]) await writeBackup(databaseUrl(), file);
  isOver = true;
  const done = (await Promise.all(writing)).reduce((sum, one) => sum + one, 0);
  expect(done).toBeGreaterThan(0);

  const name = `portolan_test_load_${randomBytes(4).toString('hex')}`;
  const target = onServer(inject('serverUrl'), name);
  await createDatabase(inject('serverUrl'), name);
  const env = { ...loadEnv(), DATA_DIR: folder, DATABASE_URL: undefined };
  const own = await openInstanceDatabase(env);
  try {
    await restoreBackup({ databaseUrl: target, file: first, root, force: false });
    await writeBackup(target, external);
    expect(await contentOf(external)).toEqual(await contentOf(first));
    await restoreBackup({ databaseUrl: own.url, file: external, root, force: false });
    await writeBackup(own.url, embedded);
    expect(await contentOf(embedded)).toEqual(await contentOf(first));
    for (const url of [target, own.url])
      expect(await withClient(url, findBrokenInvariants)).toEqual([]);
  } finally {
    await own.close();
    await dropDatabase(inject('serverUrl'), name);
  }
});
