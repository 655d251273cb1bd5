import { beforeAll, describe, expect, it } from 'vitest';
import { listLog } from '@/lib/audit/queries';
import { logQuery } from '@/lib/audit/schema';
import { applyEdit } from '@/lib/edits/commands/apply';
import { ensureInstanceAccount, proposeEdit } from '@/lib/edits/commands/propose';
import { changesQuery } from '@/lib/edits/list-schema';
import { inTransaction } from '@/lib/platform/db';
import { must, person, reportChanges, review, submit } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { changeEntries, listChanges } from './lists';
import { findStockRuns, withoutStock } from './stock';

const BEGAN = new Date('2026-11-20T12:00:00Z');
const LATER = new Date('2026-11-25T12:00:00Z');
const NOW = new Date('2026-12-01T12:00:00Z');

/** What the instance proposes in its own name: applied at once where it is of the stock, else a question. */
async function instanceProposes(port: number, at: Date, isStock: boolean): Promise<number> {
  const changes = reportChanges({ portStart: port, portEnd: port });
  return inTransaction(async (tx) => {
    const actor = { id: await ensureInstanceAccount(tx), trust: 1 };
    const edit = must(
      await proposeEdit(tx, actor, { kind: 'report.create', changes, note: 'Stock.' }, at),
    );
    if (isStock) await applyEdit(tx, edit, { actorId: null, reason: 'Stock.' }, at);
    return edit.id;
  });
}

let changed: number;
let asked: number;

beforeAll(async () => {
  await resetDb();
  for (const port of [5001, 5002, 5003]) await instanceProposes(port, BEGAN, true);
  await instanceProposes(5004, LATER, true);
  const [member, moderator] = [await person(), await person({ role: 'moderator' })];
  const { id: subject } = await testDb().report.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const edit = must(
    await submit(
      member,
      { kind: 'report.update', subject, changes: { summary: 'Says it in other words.' } },
      NOW,
    ),
  );
  must(await review(moderator, edit, { verdict: 'approve' }, NOW));
  changed = edit.id;
  asked = await instanceProposes(5005, NOW, false);
});

describe('what the stock left in the log', () => {
  it('is told in one line a run, with what it brought', async () => {
    const runs = await findStockRuns();
    expect(runs).toMatchObject([
      { isFirst: false, at: LATER.toISOString(), entries: 2, brought: [{ count: 1 }] },
      { isFirst: true, entries: 6, brought: [{ type: 'report', count: 3 }] },
    ]);
    const applied = await findStockRuns(await changeEntries({}));
    expect(applied.map(({ entries }) => entries)).toEqual([1, 3]);
    expect(await findStockRuns({ action: 'flag.raised' })).toEqual([]);
  });

  it('hides nothing that people did, nor what waits for them', async () => {
    const { items } = await listLog(logQuery.parse({}), await withoutStock());
    const ofEdits = items.filter(({ edit }) => edit !== null);
    expect(new Set(ofEdits.map(({ edit }) => edit))).toEqual(new Set([changed, asked]));
    const { items: whole } = await listLog(logQuery.parse({}));
    expect(whole).toHaveLength(items.length + 8);
    const changes = await listChanges(changesQuery.parse({}), await withoutStock());
    expect(changes.items.map(({ id }) => id)).toEqual([changed]);
  });

  it('is listed by kind like everything else', async () => {
    const created = await listChanges(changesQuery.parse({ kind: 'report.create' }));
    expect(created.items).toHaveLength(4);
    expect((await listChanges(changesQuery.parse({ kind: 'report.merge' }))).items).toEqual([]);
  });
});
