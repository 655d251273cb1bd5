import { beforeEach, describe, expect, it } from 'vitest';
import { REVIEW } from '@/lib/edits/commands/review';
import { othersModerate } from '@/lib/edits/queries/edit-facts';
import { replayStates } from '@/lib/edits/replay';
import type { Viewer } from '@/lib/edits/policy';
import { DAY } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import {
  actOn,
  must,
  opened,
  type Person,
  person,
  reportChanges,
  review,
  submit,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { findBatch, listBatches } from '../queries/batches';
import { acting, approvedBy, batchOf, LATER, linesOf, ports, statesOf } from './batch.fixture';
import { importBatch } from './import';
import { undoBatch } from './whole';

const WHY = 'The list was made up.';

let author: Person;
let moderator: Person;
beforeEach(async () => {
  await resetDb();
  author = await person({ role: 'moderator' });
  moderator = await person({ role: 'moderator' });
});

const approve = (id: number) => approvedBy(moderator, id);

describe('undoing a batch as a whole', () => {
  it('rejects what is open and reverts what was applied, each with its reason in the log', async () => {
    const { id, edits } = await batchOf(ports(4), author);
    await approve(edits[0]!);
    await approve(edits[1]!);
    must(await review(moderator, { id: edits[2]! }, { verdict: 'reject' }, LATER));
    expect(must(await undoBatch(acting(moderator), id, WHY))).toEqual({ done: 3, left: 0 });
    expect(await statesOf()).toEqual([
      ...['applied', 'applied', 'rejected', 'rejected'],
      ...['applied', 'applied'],
    ]);
    expect(await testDb().report.count({ where: { state: 'active' } })).toBe(0);
    expect(await findBatch(id)).toMatchObject({
      states: { applied: 2, rejected: 2 },
      reverted: 2,
      undone: { by: moderator.handle, reason: WHY },
    });
    const log = await testDb().logEntry.findMany({ where: { reason: WHY } });
    const acts = log.map(({ action }) => action);
    expect(acts.filter((one) => one === 'batch.undone')).toHaveLength(1);
    expect(acts.filter((one) => one === 'edit.rejected')).toHaveLength(1);
    expect(acts.filter((one) => one === 'edit.applied')).toHaveLength(2);
    const states = replayStates(await testDb().logEntry.findMany({ orderBy: { id: 'asc' } }));
    const stored = await testDb().edit.findMany();
    for (const edit of stored) expect(states.get(edit.id)).toBe(edit.state);
  });

  it('is for its author too: what waits is withdrawn, what was applied is reverted', async () => {
    const { id, edits } = await batchOf(ports(2), author);
    await approve(edits[0]!);
    expect(must(await undoBatch(acting(author), id, WHY))).toEqual({ done: 2, left: 0 });
    expect(await statesOf()).toEqual(['applied', 'withdrawn', 'applied']);
    expect(await testDb().report.count({ where: { state: 'active' } })).toBe(0);
  });

  it('leaves what others have built on to a person, and can be taken up again', async () => {
    const { id, edits } = await batchOf(ports(2), author);
    const applied = await approve(edits[0]!);
    const summary = 'Said better by somebody else';
    const change = { kind: 'report.update', subject: applied.subjectId } as const;
    const other = must(await submit(await person(), { ...change, changes: { summary } }, LATER));
    await approve(other.id);
    // The author takes away what is no longer theirs alone: a reviewer decides that.
    expect(must(await undoBatch(acting(author), id, WHY))).toEqual({ done: 1, left: 1 });
    expect(await testDb().report.count({ where: { state: 'active' } })).toBe(1);
    expect(must(await undoBatch(acting(moderator), id, WHY))).toEqual({ done: 1, left: 0 });
    expect(await testDb().report.count({ where: { state: 'active' } })).toBe(0);
    const { undone } = (await findBatch(id))!;
    expect(undone?.by).toBe(author.handle);
  });

  it('leaves the words of whoever undoes it to others', async () => {
    const { id, edits } = await batchOf(ports(2), author);
    await approve(edits[0]!);
    const summary = 'Said by the moderator alone';
    must(
      await review(
        moderator,
        { id: edits[1]! },
        { verdict: 'approve', changes: { summary } },
        LATER,
      ),
    );
    expect(must(await undoBatch(acting(moderator), id, WHY))).toEqual({ done: 1, left: 1 });
    const kept = await testDb().report.findMany({ where: { state: 'active' } });
    expect(kept.map((report) => report.summary)).toEqual([summary]);
    const third = await person({ role: 'moderator' });
    expect(must(await undoBatch(acting(third), id, WHY))).toEqual({ done: 1, left: 0 });
    expect(await testDb().report.count({ where: { state: 'active' } })).toBe(0);
  });

  it('is for moderators, of a batch that is there, as long as something is left', async () => {
    const { id } = await batchOf(ports(1), author);
    const reviewer = await person({ earnedTrust: 3 });
    expect(await undoBatch(acting(reviewer), id, WHY)).toMatchObject({
      ok: false,
      reason: 'needs-moderator',
    });
    expect(await undoBatch(acting(moderator), id + 1, WHY)).toMatchObject({ code: 'not-found' });
    must(await undoBatch(acting(moderator), id, WHY));
    expect(await undoBatch(acting(moderator), id, WHY)).toMatchObject({ reason: 'nothing-left' });
  });
});

describe('wrong, never again', () => {
  const refuse = (editId: number, by: Viewer = moderator, version = 1) =>
    actOn(REVIEW, by, editId, { verdict: 'reject', reason: WHY, neverAgain: true, version }, LATER);

  it('keeps later batches from bringing the same report, and names the edit and the reason', async () => {
    const first = await batchOf([2000, 2001], author);
    must(await refuse(first.edits[0]!));
    const udp = reportChanges({ portStart: 2000, portEnd: 2000, transports: ['udp'] });
    const wide = reportChanges({ portStart: 1999, portEnd: 2003 });
    const lines = linesOf([reportChanges({ portStart: 2000, portEnd: 2000 }), udp, wide]);
    const { check, batch } = must(
      await transact((tx) =>
        importBatch(tx, author, { title: 'again', lines }, { skipFaulty: false }, LATER),
      ),
    );
    expect(check.refused).toMatchObject([
      { line: 1, edit: first.edits[0], reason: WHY },
      { line: 3, edit: first.edits[0], reason: WHY },
    ]);
    expect(await findBatch(batch ?? 0)).toMatchObject({ proposed: 1, refused: 2 });
    const [entry] = await testDb().logEntry.findMany({
      where: { editId: first.edits[0]!, action: 'edit.reviewed' },
    });
    expect(entry?.data).toEqual({ verdict: 'reject', neverAgain: true });
  });

  it('leaves a single proposal free, and a rejection without the tick keeps nothing out', async () => {
    const { edits } = await batchOf([2000, 2001], author);
    must(await refuse(edits[0]!));
    must(await review(moderator, { id: edits[1]! }, { verdict: 'reject' }, LATER));
    expect((await opened(await person(), 2000, LATER)).state).toBe('open');
    const again = await batchOf([2001], author);
    expect(again.check.fresh).toHaveLength(1);
  });

  it('counts only once the edit is rejected: one reviewer’s word is not yet a decision', async () => {
    const { edits } = await batchOf([2000], author);
    const reviewer = await person({ earnedTrust: 3 });
    must(await refuse(edits[0]!, reviewer));
    const given = linesOf([reportChanges({ portStart: 2000, portEnd: 2000 })]);
    const { check } = must(
      await transact((tx) =>
        importBatch(tx, author, { title: 'x', lines: given }, { skipFaulty: false }, LATER),
      ),
    );
    expect(check).toMatchObject({ refused: [], duplicates: [{ of: { type: 'edit' } }] });
  });

  it('goes with the rejection of a new report only', async () => {
    const { edits } = await batchOf([2000], author);
    const applied = await approve(edits[0]!);
    const changes = { summary: 'Other words' };
    const update = must(
      await submit(
        await person(),
        { kind: 'report.update', subject: applied.subjectId, changes },
        LATER,
      ),
    );
    expect(await refuse(update.id)).toMatchObject({
      code: 'invalid',
      errors: [{ path: 'neverAgain', code: 'rejection_only' }],
    });
  });
});

describe('the list of batches', () => {
  it('is newest first, a page at a time', async () => {
    for (const port of [2000, 2001, 2002]) await batchOf([port], author);
    const first = await listBatches({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([3, 2]);
    const rest = await listBatches({ limit: 2, cursor: Number(first.nextCursor) });
    expect(rest).toMatchObject({
      items: [{ id: 1, author: author.handle, states: { open: 1 }, undone: null }],
      nextCursor: null,
    });
  });
});

it('bringing a batch in, and undoing one’s own, is acting as a moderator', async () => {
  const others = (now: Date) => othersModerate(testDb(), [moderator.id], now);
  const late = new Date(LATER.getTime() + 40 * DAY);
  expect(await others(LATER)).toBe(false);
  const { id } = await batchOf(ports(1), author);
  expect([await others(LATER), await others(late)]).toEqual([true, false]);
  expect(await othersModerate(testDb(), [author.id], LATER)).toBe(false);
  must(await undoBatch(acting(author, late), id, WHY));
  expect(await others(late)).toBe(true);
});
