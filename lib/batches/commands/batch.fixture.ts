import type { Viewer } from '@/lib/edits/policy';
import { transact } from '@/lib/platform/transact';
import { must, type Person, reportChanges, review } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { readLines } from '../rules/lines';
import { importBatch } from './import';
import type { Acting } from '@/lib/edits/commands/acting';

/** When every batch comes in, and when somebody does something about it. */
export const NOW = new Date('2026-11-29T12:00:00Z');
export const LATER = new Date('2026-11-29T13:00:00Z');

export const acting =
  (actor: Viewer, now = LATER): Acting =>
  (work) =>
    transact((tx) => work(tx, actor, now));

export const linesOf = (reports: readonly object[]) =>
  readLines(new TextEncoder().encode(reports.map((one) => JSON.stringify(one)).join('\n')));

/** A batch of reports of one port each, and the numbers of its edits. */
export async function batchOf(ports: readonly number[], by: Viewer) {
  const reports = ports.map((port) => reportChanges({ portStart: port, portEnd: port }));
  const file = { title: 'some.jsonl', lines: linesOf(reports) };
  const done = must(await transact((tx) => importBatch(tx, by, file, { skipFaulty: false }, NOW)));
  const edits = await testDb().edit.findMany({
    where: { batchId: done.batch },
    orderBy: { id: 'asc' },
  });
  return { id: done.batch ?? 0, check: done.check, edits: edits.map(({ id }) => id) };
}

export const ports = (count: number) => Array.from({ length: count }, (_, at) => 2000 + at);

/** The states of all edits, by their numbers. */
export const statesOf = async () =>
  (await testDb().edit.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

/** A verdict that approves the edit as it is. */
export const approvedBy = async (by: Person, id: number) =>
  must(await review(by, { id }, { verdict: 'approve' }, LATER));
