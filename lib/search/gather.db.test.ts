import { beforeEach, expect, it } from 'vitest';
import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { must, person, type Person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { gatherEntries } from './commands';

const NOW = new Date('2026-11-29T12:00:00Z');
let author: Person;
beforeEach(async () => {
  await resetDb();
  author = await person();
});

async function bring(tx: Tx, port: number, name: string): Promise<void> {
  const changes = reportChanges({ portStart: port, portEnd: port, software: { name } });
  const proposal = { kind: 'report.create', changes, note: 'Given.' } as const;
  const edit = must(await proposeEdit(tx, author, proposal, NOW));
  await applyEdit(tx, edit, { actorId: null, reason: 'Given.' }, NOW);
}

async function bringAll(tx: Tx): Promise<void> {
  for (const [port, name] of [
    [2001, 'One'],
    [2002, 'One'],
    [2003, 'Two'],
  ] as const)
    await bring(tx, port, name);
}

const entries = () =>
  testDb().$queryRaw<object[]>`
    SELECT kind, key, title, about, terms, haystack, words::text, spans::text, weight
    FROM search_entry ORDER BY kind, key`;

it('entries that are gathered are as they would have been one by one', async () => {
  await inTransaction(bringAll);
  const one = await entries();
  expect(one).toHaveLength(2);
  await resetDb();
  author = await person();
  await inTransaction((tx) => gatherEntries(tx, () => bringAll(tx)));
  expect(await entries()).toEqual(one);
});

it('nothing is found of work that failed, and what comes after it is found at once', async () => {
  const failing = inTransaction((tx) =>
    gatherEntries(tx, async () => {
      await bring(tx, 2001, 'One');
      throw new Error('later');
    }),
  );
  await expect(failing).rejects.toThrow('later');
  expect(await entries()).toEqual([]);
  await inTransaction(async (tx) => {
    await gatherEntries(tx, () => bring(tx, 2001, 'One'));
    await bring(tx, 2003, 'Two');
  });
  expect(await entries()).toHaveLength(2);
});
