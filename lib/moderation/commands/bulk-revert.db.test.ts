import { beforeEach, describe, expect, it } from 'vitest';
import { createToken } from '@/lib/auth/commands/tokens';
import { transactAs } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { acting } from '@/lib/batches/commands/batch.fixture';
import type { Acting } from '@/lib/edits/commands/acting';
import { after, DAY, HOUR, newPair, seen, storedReport, T0 } from '@/lib/edits/kinds/scene.fixture';
import { transact } from '@/lib/platform/transact';
import { caller } from '@/lib/testing/api';
import { givenReport, must, type Person, person, review, submit } from '@/lib/testing/community';
import { testDb } from '@/lib/testing/postgres';
import { suspendAccount } from './accounts';
import { bulkRevert } from './bulk-revert';

let carol: Person; // an honest contributor
let moderator: Person; // who agrees to what is theirs
let one: Person; // another moderator
let report: number;

beforeEach(async () => {
  ({ carol, moderator } = await newPair());
  one = await person({ role: 'moderator' });
  report = await givenReport(carol, {}, T0);
});

const WHY = { reason: 'Spam.', dryRun: false };
const undoAll = (by: Person, handle: string, ms = DAY, body = WHY) =>
  bulkRevert(by, handle, body, after(ms), acting(by, after(ms)));

describe('reverting all of an account', () => {
  it('is not for one’s own: others had agreed to it', async () => {
    const retire = { kind: 'report.retire', subject: report, changes: {} } as const;
    await seen({ moderator }, one, retire);
    const refused = { ok: false, code: 'forbidden', reason: 'own-account' };
    for (const dryRun of [false, true])
      expect(await undoAll(one, one.handle, 20 * DAY, { ...WHY, dryRun })).toMatchObject(refused);
    const api = await caller(one);
    const answer = await api('POST', `/users/${one.handle}/revert`, { body: WHY });
    expect(answer).toMatchObject({ status: 403, body: { reason: 'own-account' } });
    expect((await storedReport(report)).state).toBe('retired');
  });

  /** Words of the one moderator, which carol had removed. */
  const removed = async () => {
    const changes = { description: 'Words of a moderator' };
    const mine = await seen({ moderator }, one, {
      kind: 'report.update',
      subject: report,
      changes,
    });
    return seen({ moderator }, carol, { kind: 'revert', subject: mine.id }, 2 * HOUR);
  };

  it('lists what the account improved of others’ edits, and leaves it to a person', async () => {
    const edit = must(
      await submit(
        carol,
        { kind: 'report.update', subject: report, changes: { summary: 'Mine' } },
        after(HOUR),
      ),
    );
    const improved = { verdict: 'approve', changes: { summary: 'Bad words' } } as const;
    must(await review(moderator, edit, improved, after(HOUR)));
    const { items } = must(await undoAll(one, moderator.handle));
    expect(items).toEqual([{ edit: edit.id, outcome: 'others-edit', revert: null }]);
    expect((await storedReport(report)).summary).toBe('Bad words');
  });

  it('brings nothing back that the account took back itself', async () => {
    const update = { kind: 'report.update', subject: report, changes: { summary: 'Rubbish' } };
    const edit = await seen({ moderator }, carol, update);
    const back = { kind: 'revert', subject: edit.id } as const;
    expect(must(await submit(carol, back, after(2 * HOUR))).state).toBe('applied');
    const { items } = must(await undoAll(one, carol.handle));
    expect(items.map((item) => item.edit)).not.toContain(edit.id + 1);
    expect((await storedReport(report)).summary).not.toBe('Rubbish');
  });

  it('leaves to another what takes away or brings back one’s own words, also when it is tried first', async () => {
    const removal = await removed();
    for (const dryRun of [true, false]) {
      const { items } = must(await undoAll(one, carol.handle, DAY, { ...WHY, dryRun }));
      expect(items).toContainEqual({ edit: removal.id, outcome: 'own-words', revert: null });
    }
    expect((await storedReport(report)).description).toBe('');
    const { items } = must(await undoAll(moderator, carol.handle));
    expect(items[0]).toMatchObject({ edit: removal.id, outcome: 'reverted' });
    expect((await storedReport(report)).description).toBe('Words of a moderator');
  });

  it('leaves it to nobody where there is no other moderator', async () => {
    const removal = await removed();
    const { items } = must(await undoAll(one, carol.handle, 60 * DAY));
    expect(items[0]).toMatchObject({ edit: removal.id, outcome: 'reverted' });
  });

  it('makes whoever does it active as a moderator', async () => {
    const spammer = await person();
    await givenReport(spammer, { portStart: 99, portEnd: 99, software: { name: 'Spam' } }, T0);
    const changes = { versions: 'v5' };
    const own = { kind: 'report.update', subject: report, changes } as const;
    const edit = must(await submit(one, own, T0));
    must(await undoAll(moderator, spammer.handle, HOUR));
    const alone = await review(one, edit, { verdict: 'approve' }, after(3 * DAY));
    expect(alone).toMatchObject({ ok: false, reason: 'own-edit' });
  });

  it('ends with the standing of whoever ordered it', async () => {
    const spammer = await person();
    for (const port of [3001, 3002, 3003])
      await givenReport(
        spammer,
        { portStart: port, portEnd: port, software: { name: 'Spam' } },
        T0,
      );
    const scopes = ['read', 'write', 'moderate'] as const;
    const named = { name: 'desk', scopes: [...scopes], expiresAt: null };
    must(await createToken(testDb(), one.id, named, T0));
    const { id: tokenId } = await testDb().apiToken.findFirstOrThrow({ where: { userId: one.id } });
    const actor = { ...one, via: 'token', sessionId: null, tokenId } as unknown as Actor;
    const admin = await person({ role: 'admin' });
    let done = 0;
    const suspendedInBetween: Acting = async (work) => {
      if (done === 1)
        must(await transact((tx) => suspendAccount(tx, admin, one.handle, 'Rogue.', after(HOUR))));
      done += 1;
      return transactAs(actor, work, { scope: 'moderate' });
    };
    const answer = await bulkRevert(actor, spammer.handle, WHY, after(HOUR), suspendedInBetween);
    expect(answer).toMatchObject({ ok: false, code: 'forbidden', reason: 'suspended' });
    expect(await testDb().edit.count({ where: { kind: 'revert' } })).toBe(1);
    expect(done).toBe(2);
  });
});
