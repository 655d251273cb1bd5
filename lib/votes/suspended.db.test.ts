import { beforeEach, expect, it } from 'vitest';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { restoreAccount, suspendAccount } from '@/lib/moderation/commands/accounts';
import { after, HOUR, storedReport, T0 } from '@/lib/edits/kinds/scene.fixture';
import { pool } from '@/lib/platform/db';
import { transact } from '@/lib/platform/transact';
import {
  applied,
  givenReport,
  must,
  opened,
  type Person,
  person,
  review,
} from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { setRole } from '@/lib/trust/commands';
import { castVote } from './commands';

let author: Person;
let pair: Person[];
let honest: Person;
let moderator: Person;
let report: number;

beforeEach(async () => {
  await resetDb();
  author = await person();
  pair = [await person({ role: 'reviewer' }), await person({ earnedTrust: 2 })];
  honest = await person({ role: 'reviewer' });
  moderator = await person({ role: 'moderator' });
  report = await givenReport(author, {}, T0);
  for (const who of pair) await vote(who, 'confirm');
});

const vote = async (who: Person, value: 'confirm' | 'dispute', ms = HOUR) =>
  must(await transact((tx) => castVote(tx, who, report, value, after(ms))));
const suspend = async (who: Person) =>
  must(await transact((tx) => suspendAccount(tx, moderator, who.handle, 'Spam.', after(2 * HOUR))));
const restore = async (who: Person) =>
  must(await transact((tx) => restoreAccount(tx, moderator, who.handle, 'Not.', after(3 * HOUR))));
const regradings = async () =>
  (await testDb().logEntry.findMany({ where: { action: 'report.regraded' } }))
    .sort((a, b) => a.id - b.id)
    .map(({ reason, data }) => [reason, (data as { after: string }).after]);

it('shows while its giver is suspended and does not count, and counts again after', async () => {
  expect(await storedReport(report)).toMatchObject({ grade: 'confirmed', establishedConfirm: 2 });
  for (const who of pair) await suspend(who);
  expect(await storedReport(report)).toMatchObject({
    ...{ grade: 'supported', confirm: 2, establishedConfirm: 0, standing: 0 },
  });
  expect(await findBrokenInvariants(pool())).toEqual([]);
  for (const who of pair) await restore(who);
  expect(await storedReport(report)).toMatchObject({ grade: 'confirmed', establishedConfirm: 2 });
  expect((await regradings()).slice(-3)).toEqual([
    ['A vote', 'confirmed'],
    ['A voter was suspended', 'supported'],
    ['A voter’s suspension ended', 'confirmed'],
  ]);
  expect(await findBrokenInvariants(pool())).toEqual([]);
});

it('does not count with what others say meanwhile', async () => {
  for (const who of pair) await suspend(who);
  await vote(honest, 'dispute', 3 * HOUR);
  await vote(moderator, 'confirm', 3 * HOUR);
  expect(await storedReport(report)).toMatchObject({
    ...{ confirm: 3, establishedConfirm: 1, establishedDispute: 1, grade: 'supported' },
  });
});

it('does not count where its giver gets another level, or leaves, meanwhile', async () => {
  for (const who of pair) await suspend(who);
  const cause = { actorId: null, reason: 'Test.' };
  await transact(async (tx) => {
    await setRole(tx, pair[1]!.id, 'moderator', cause, after(3 * HOUR));
    return closeAccount(tx, pair[0]!.id, after(3 * HOUR));
  });
  await vote(honest, 'confirm', 3 * HOUR);
  expect(await storedReport(report)).toMatchObject({ confirm: 3, establishedConfirm: 1 });
  expect(await findBrokenInvariants(pool())).toEqual([]);
});

it('is counted on a retired report too, as it is when the report comes back', async () => {
  await applied(author, { kind: 'report.retire', subject: report, changes: {} }, after(HOUR));
  for (const who of pair) await suspend(who);
  expect(await findBrokenInvariants(pool())).toEqual([]);
});

it('withdraws waiting edits and lets the verdicts of the suspended be looked at again', async () => {
  const own = await opened(pair[0]!, 2000, T0);
  const other = await opened(author, 2001, T0);
  must(await review(pair[0]!, other, { verdict: 'approve' }, after(HOUR)));
  await suspend(pair[0]!);
  const edits = await testDb().edit.findMany({ where: { id: { in: [own.id, other.id] } } });
  expect(edits.sort((a, b) => a.id - b.id)).toMatchObject([
    { state: 'withdrawn', dueAt: null },
    { state: 'open', dueAt: after(2 * HOUR) },
  ]);
});
