import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { must, person, type Person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { applyEdit, withManyEdits } from './apply';
import { proposeEdit } from './propose';

const NOW = new Date('2026-11-29T12:00:00Z');
let author: Person;
beforeEach(async () => {
  await resetDb();
  author = await person();
});

async function bring(tx: Tx, kind: 'report.create' | 'article.update', rest: object) {
  const proposal = { kind, changes: {}, note: 'Given.', ...rest };
  const edit = must(await proposeEdit(tx, author, proposal, NOW));
  await applyEdit(tx, edit, { actorId: null, reason: 'Given.' }, NOW);
}

const report = (tx: Tx, port: number, software: object) =>
  bring(tx, 'report.create', {
    changes: reportChanges({ portStart: port, portEnd: port, software }),
  });

/** Reports of an entry that is made on the way, by its name and by its address, and a story with its translation. */
async function bringAll(tx: Tx): Promise<void> {
  await report(tx, 2001, { name: 'One' });
  await report(tx, 2002, { name: 'One' });
  await report(tx, 2003, { slug: 'one' });
  await report(tx, 2004, { name: 'Two' });
  const story = { title: 'A story', body: 'Of a port.' };
  await bring(tx, 'article.update', { subject: { port: 2001, locale: 'en' }, changes: story });
  const translated = { title: 'Opowieść', body: 'O porcie.', translatedFrom: 'en' };
  await bring(tx, 'article.update', {
    subject: { port: 2001, locale: 'pl' },
    changes: { ...translated, translatedRevision: 1 },
  });
}

const TABLES = [
  'edit',
  'revision',
  'log_entry',
  'untold_entry',
  'software',
  'report',
  'evidence',
  'article',
];

/** Whole tables in the order of their numbers; accounts are others each time. */
async function everything(): Promise<string> {
  const all = await Promise.all(
    TABLES.map((table) =>
      testDb().$queryRawUnsafe<{ all: unknown }[]>(
        `SELECT coalesce(jsonb_agg(t ORDER BY t::text), '[]') AS all FROM ${table} t`,
      ),
    ),
  );
  return JSON.stringify(all, null, 1).replaceAll(author.id, 'author');
}

describe('many edits at once', () => {
  it('leave the same as one by one: log entries and revisions in their order too', async () => {
    await inTransaction(bringAll);
    const one = await everything();
    await resetDb();
    author = await person();
    await inTransaction((tx) => withManyEdits(tx, () => bringAll(tx)));
    expect(await everything()).toBe(one);
    expect(await testDb().revision.count()).toBe(8);
  });

  it('leave nothing where the work throws', async () => {
    const failing = inTransaction((tx) =>
      withManyEdits(tx, async () => {
        await bringAll(tx);
        throw new Error('later');
      }),
    );
    await expect(failing).rejects.toThrow('later');
    expect(await testDb().logEntry.count()).toBe(0);
    expect(await testDb().revision.count()).toBe(0);
  });

  it('cost eleven statements a report of an entry that they made', async () => {
    const few = await statementsOf(10);
    await resetDb();
    author = await person();
    expect(((await statementsOf(30)) - few) / 20).toBeLessThanOrEqual(11);
  });
});

/** How many statements it takes to bring in so many reports of one new entry. */
async function statementsOf(count: number): Promise<number> {
  const sent = vi.spyOn(pg.Client.prototype, 'query');
  await inTransaction((tx) =>
    withManyEdits(tx, async () => {
      for (let at = 0; at < count; at += 1) await report(tx, 3000 + at, { name: 'Many' });
    }),
  );
  const { length } = sent.mock.calls;
  sent.mockRestore();
  return length;
}
