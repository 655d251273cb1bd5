import { beforeEach, describe, expect, it } from 'vitest';
import { transact } from '@/lib/platform/transact';
import { applied, givenReport, must, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { castVote, withdrawVote } from './commands';
import type { VoteValue } from './types';

const NOW = new Date('2026-11-20T12:00:00Z');
const vote = (who: Person, report: number, value: VoteValue) =>
  transact((tx) => castVote(tx, who, report, value, NOW));
const withdraw = (who: Person, report: number) =>
  transact((tx) => withdrawVote(tx, who, report, NOW));

beforeEach(resetDb);

const inForce = (reportId: number) =>
  testDb().vote.findMany({ where: { reportId, endedAt: null } });

describe('a vote', () => {
  it('shows in the tally and is kept when it changes', async () => {
    const [author, voter] = [await person(), await person()];
    const report = await givenReport(author, {}, NOW);
    expect(must(await vote(voter, report, 'confirm'))).toEqual({
      confirm: 1,
      dispute: 0,
      mine: 'confirm',
      grade: 'supported',
    });
    expect(must(await vote(voter, report, 'confirm'))).toEqual({
      confirm: 1,
      dispute: 0,
      mine: 'confirm',
      grade: 'supported',
    });
    expect(must(await vote(voter, report, 'dispute'))).toEqual({
      confirm: 0,
      dispute: 1,
      mine: 'dispute',
      grade: 'supported',
    });
    expect(must(await withdraw(voter, report))).toEqual({
      confirm: 0,
      dispute: 0,
      mine: null,
      grade: 'supported',
    });
    expect(must(await withdraw(voter, report))).toMatchObject({ mine: null });
    const rows = await testDb().vote.findMany({
      orderBy: { id: 'asc' },
      select: { value: true, ended: true },
    });
    expect(rows).toEqual([
      { value: 'confirm', ended: 'changed' },
      { value: 'dispute', ended: 'withdrawn' },
    ]);
  });

  it('of established members confirms a report that has a primary source', async () => {
    const report = await givenReport(await person(), {}, NOW);
    const [a, b] = [await person({ earnedTrust: 2 }), await person({ earnedTrust: 2 })];
    expect(must(await vote(a, report, 'confirm')).grade).toBe('supported');
    expect(must(await vote(b, report, 'confirm')).grade).toBe('confirmed');
    expect(
      await testDb().logEntry.count({ where: { action: 'report.regraded', reason: 'A vote' } }),
    ).toBe(1);
  });

  it('is refused on one’s own report, and on one that is retired or was never there', async () => {
    const author = await person();
    const report = await givenReport(author, {}, NOW);
    expect(await vote(author, report, 'confirm')).toMatchObject({
      code: 'forbidden',
      reason: 'own-report',
    });
    await applied(author, { kind: 'report.retire', subject: report, changes: {} }, NOW);
    expect(await vote(await person(), report, 'confirm')).toMatchObject({
      code: 'not-found',
      reason: 'report-retired',
    });
    expect(await vote(await person(), 4711, 'confirm')).toMatchObject({ code: 'not-found' });
  });

  it('of before the report moved no longer counts, and can be cast again', async () => {
    const [author, voter] = [await person(), await person()];
    const report = await givenReport(author, {}, NOW);
    must(await vote(voter, report, 'confirm'));
    await applied(
      author,
      { kind: 'report.update', subject: report, changes: { role: 'default' } },
      NOW,
    );
    expect(await testDb().report.findUnique({ where: { id: report } })).toMatchObject({
      confirm: 0,
      voteEpoch: 2,
    });
    expect(must(await vote(voter, report, 'confirm'))).toMatchObject({ confirm: 1 });
    expect(await testDb().vote.count()).toBe(2);
  });
});

/** Far more under way than there are connections, few enough that each gets one in time. */
const UNDER_WAY = 100;

async function atOnce<Value>(acts: readonly (() => Promise<Value>)[]): Promise<Value[]> {
  const waiting = acts.values();
  const answers: Value[] = [];
  const lane = async () => {
    for (const act of waiting) answers.push(await act());
  };
  await Promise.all(Array.from({ length: UNDER_WAY }, lane));
  return answers;
}

describe('a thousand votes by two hundred accounts at once, repeated and crossed', () => {
  it('leave one ballot in force each, and tallies that equal the ballots', async () => {
    const author = await person();
    const reports = [
      await givenReport(author, {}, NOW),
      await givenReport(author, { portStart: 1324, portEnd: 1324 }, NOW),
    ];
    const ids = Array.from({ length: 200 }, (_, n) => `voter-${n}`);
    await testDb().user.createMany({
      data: ids.map((id, n) => ({ id, earnedTrust: 1 + (n % 2) })),
    });
    const storm = ids.flatMap((id, n) =>
      Array.from({ length: 5 }, (_, k) => {
        const report = reports[(n + k) % 2] ?? 0;
        const value = (n + k) % 3 === 0 ? 'dispute' : 'confirm';
        return () =>
          transact((tx) =>
            k === 3 && n % 5 === 0
              ? withdrawVote(tx, { id }, report, NOW)
              : castVote(tx, { id }, report, value, NOW),
          );
      }),
    );
    expect(storm).toHaveLength(1000);
    const answers = await atOnce(storm);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    for (const id of reports) {
      const ballots = await inForce(id);
      expect(new Set(ballots.map(({ userId }) => userId)).size).toBe(ballots.length);
      const report = await testDb().report.findUniqueOrThrow({ where: { id } });
      const count = (value: string, among = ballots) =>
        among.filter((ballot) => ballot.value === value).length;
      const established = ballots.filter(({ userId }) => Number(userId.split('-')[1]) % 2 === 1);
      expect(report).toMatchObject({
        confirm: count('confirm'),
        dispute: count('dispute'),
        establishedConfirm: count('confirm', established),
        establishedDispute: count('dispute', established),
      });
    }
  }, 120_000);
});
