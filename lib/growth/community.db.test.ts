import { beforeAll, describe, expect, it } from 'vitest';
import { ANSWER } from '@/lib/edits/commands/plain-acts';
import { REBASE } from '@/lib/edits/commands/rebase';
import { decideDueEdits } from '@/lib/edits/commands/sweep';
import { EDIT_STATES, type Fields } from '@/lib/edits/types';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { inTransaction, pool } from '@/lib/platform/db';
import { DAY, MINUTE } from '@/lib/platform/clock';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { actOn, must, type Person, person, review, submit } from '@/lib/testing/community';
import { refreshAllSoftwareEntries } from '@/lib/search/commands';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { recomputeMembers } from '@/lib/trust/commands';
import { findTrustHistory } from '@/lib/trust/queries';
import { earnedTrustOf } from '@/lib/trust/rules/earned';
import { castVote } from '@/lib/votes/commands';
import { growCommunity, refusal } from './commands';

const UNTIL = new Date('2026-11-30T00:00:00Z');
const NOW = new Date(UNTIL.getTime() + MINUTE);
const quiet = () => undefined;

function grow(size: number) {
  return growCommunity({ size, seed: 'test', until: UNTIL }, quiet);
}

/** Waiting edits of reports in this state, and what takes nothing out of use. */
function waiting(state: string): Promise<Edit[]> {
  return testDb().edit.findMany({
    where: { state, kind: 'report.update' },
    orderBy: { id: 'asc' },
  });
}

describe('a made community in the database', () => {
  let moderator: Person;

  beforeAll(async () => {
    await resetDb();
    await grow(0.3);
    moderator = await person({ role: 'moderator' });
  });

  it('breaks nothing that must be true, and has edits in every state', async () => {
    expect(await findBrokenInvariants(pool())).toEqual([]);
    const states = await testDb().edit.groupBy({ by: ['state'] });
    expect(states.map(({ state }) => state).sort()).toEqual([...EDIT_STATES].sort());
  });

  it('is at rest: no deadline has passed, nobody’s level is another than their edits give', async () => {
    expect(await decideDueEdits(NOW)).toBe(0);
    const entries = await testDb().logEntry.count();
    await recomputeMembers(NOW);
    expect(await testDb().logEntry.count()).toBe(entries);
    for (const { id, earnedTrust } of await testDb().user.findMany({
      where: { edits: { some: {} } },
    })) {
      const history = await inTransaction((tx) => findTrustHistory(tx, id, UNTIL));
      expect(earnedTrust, id).toBe(earnedTrustOf(history));
    }
  });

  it('is found by the search as the commands would have it found', async () => {
    const found = async () =>
      (await pool().query(`SELECT md5(string_agg(e::text, '' ORDER BY key)) FROM search_entry e`))
        .rows;
    const before = await found();
    await inTransaction(refreshAllSoftwareEntries);
    expect(await found()).toEqual(before);
  });

  it('has a log in the order of time', async () => {
    const entries = await testDb().logEntry.findMany({
      orderBy: { id: 'asc' },
      select: { at: true },
    });
    const times = entries.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('can be worked on: edits are reviewed, answered, rebased and reverted, votes cast', async () => {
    for (const edit of (await waiting('open')).slice(0, 5)) {
      const approved = must(await review(moderator, edit, { verdict: 'approve' }, NOW));
      expect(approved.state).toBe('applied');
      const reverted = must(await submit(moderator, { kind: 'revert', subject: edit.id }, NOW));
      expect(
        must(
          await review(await person({ role: 'moderator' }), reverted, { verdict: 'approve' }, NOW),
        ).state,
      ).toBe('applied');
    }
    for (const edit of (await waiting('changes-requested')).slice(0, 3)) {
      const author = { id: edit.authorId, trust: 1 };
      const changes = edit.changes as Fields;
      const answered = must(
        await actOn(ANSWER, author, edit.id, { changes, note: 'There it is.' }, NOW),
      );
      expect(answered.state).toBe('open');
      expect(must(await review(moderator, answered, { verdict: 'reject' }, NOW)).state).toBe(
        'rejected',
      );
    }
    const conflicted = (await waiting('conflicted')).slice(0, 3);
    expect(conflicted.length).toBeGreaterThan(0);
    for (const edit of conflicted) {
      const { revision } = await testDb().report.findUniqueOrThrow({
        where: { id: edit.subjectId ?? 0 },
      });
      const resolutions = edit.changes as Fields;
      const author = { id: edit.authorId, trust: 1 };
      const rebased = must(
        await actOn(REBASE, author, edit.id, { baseRevision: revision, resolutions }, NOW),
      );
      expect(rebased).toMatchObject({ state: 'open', baseRevision: revision });
      expect(must(await review(moderator, rebased, { verdict: 'approve' }, NOW)).state).toBe(
        'applied',
      );
    }
    const created = await testDb().edit.findFirstOrThrow({
      where: { kind: 'report.create', state: 'open' },
    });
    expect(must(await review(moderator, created, { verdict: 'approve' }, NOW)).state).toBe(
      'applied',
    );
    const reports = await testDb().report.findMany({ where: { state: 'active' }, take: 20 });
    for (const { id } of reports)
      must(await inTransaction((tx) => castVote(tx, moderator, id, 'dispute', NOW)));
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });

  it('lives on: when half a year has passed everything that waits is decided', async () => {
    for (let day = 1; day <= 200; day += 20) {
      const now = new Date(NOW.getTime() + day * DAY);
      while ((await decideDueEdits(now)) > 0);
    }
    expect(await testDb().edit.count({ where: { decidedAt: null } })).toBe(0);
    expect(await findBrokenInvariants(pool())).toEqual([]);
  });
});

describe('no community is made', () => {
  it('where somebody real has an account, or twice', async () => {
    await resetDb();
    expect(await refusal()).toBe(null);
    const { id } = await person();
    expect(await refusal()).toBe(null);
    await testDb().user.update({ where: { id }, data: { email: 'somebody@gmail.com' } });
    expect(await refusal()).toMatch(/^this database holds accounts of 1 real people/);
    await expect(grow(0.02)).rejects.toThrow(/real people/);
    expect(await testDb().report.count()).toBe(0);
    await testDb().user.update({ where: { id }, data: { email: null } });
    await testDb().account.create({
      data: { userId: id, type: 'oauth', provider: 'github', providerAccountId: '1' },
    });
    expect(await refusal()).toMatch(/real people/);
    await testDb().account.deleteMany();
    await grow(0.02);
    expect(await refusal()).toMatch(/^this database has a made community already/);
  });
});
