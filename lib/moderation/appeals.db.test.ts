import { beforeEach, describe, expect, it, test } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { transact } from '@/lib/platform/transact';
import { caller } from '@/lib/testing/api';
import { must, type Person, person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { restoreAccount, suspendAccount } from './commands/accounts';
import { decideAppeal, makeAppeal } from './commands/appeals';
import { countAppeals, findOwnAppeal, listAppeals } from './queries/appeals';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let ana: Person;
let moderator: Person;

beforeEach(async () => {
  await resetDb();
  [ana, moderator] = [await person(), await person({ role: 'moderator' })];
  must(await suspend());
});

const suspend = (ms = 0, who = moderator, whom = ana) =>
  transact((tx) => suspendAccount(tx, who, whom.handle, 'Advertising.', after(ms)));
const appeal = (ms: number, who = ana) =>
  transact((tx) => makeAppeal(tx, who, { text: 'It was not me.' }, after(ms)));
const decide = (who: Person, verdict: 'upheld' | 'granted', ms: number, id = 1) =>
  transact((tx) => decideAppeal(tx, who, id, { verdict, reason: 'Looked again.' }, after(ms)));
const isSuspended = async (who = ana) =>
  (await testDb().user.findUniqueOrThrow({ where: { id: who.id } })).suspendedAt !== null;
const log = async () =>
  (await testDb().logEntry.findMany({ orderBy: { id: 'asc' }, include: { actor: true } })).map(
    ({ action, actor, reason, data }) => ({ action, by: actor?.handle, reason, data }),
  );

describe('an appeal', () => {
  it('is made once, within 30 days, and the log does not say what stands in it', async () => {
    expect(await appeal(30 * DAY + 1)).toMatchObject({ reason: 'appeal-too-late' });
    expect(must(await appeal(30 * DAY))).toMatchObject({
      handle: ana.handle,
      suspension: { by: moderator.handle, reason: 'Advertising.', since: T0.toISOString() },
      state: 'open',
      decision: null,
    });
    expect(await appeal(30 * DAY)).toMatchObject({ code: 'duplicate', reason: 'already-appealed' });
    const entry = (await log()).at(-1);
    expect(entry).toMatchObject({ action: 'appeal.made', by: ana.handle });
    expect(JSON.stringify(entry)).not.toContain('not me');
    expect(await appeal(DAY, moderator)).toMatchObject({ reason: 'not-suspended' });
  });

  it('made twice at the same moment is one', async () => {
    const both = await Promise.all([appeal(DAY), appeal(DAY)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await testDb().appeal.count()).toBe(1);
  });

  it('that another moderator grants restores the account; the next suspension has an appeal of its own', async () => {
    must(await appeal(DAY));
    const other = await person({ role: 'moderator' });
    expect(await decide(moderator, 'granted', 9 * DAY)).toMatchObject({ reason: 'own-suspension' });
    expect(must(await decide(other, 'granted', 2 * DAY))).toMatchObject({
      state: 'granted',
      decision: { by: other.handle, reason: 'Looked again.', at: after(2 * DAY).toISOString() },
    });
    expect(await isSuspended()).toBe(false);
    expect((await log()).slice(-2)).toMatchObject([
      { action: 'appeal.decided', by: other.handle, reason: 'Looked again.' },
      { action: 'account.restored', by: other.handle, reason: 'Looked again.' },
    ]);
    must(await suspend(3 * DAY, other));
    expect(must(await appeal(4 * DAY))).toMatchObject({ id: 2, suspension: { by: other.handle } });
  });

  it('that is turned down leaves the account suspended, is told to its author and stays decided', async () => {
    must(await appeal(DAY));
    const admin = await person({ role: 'admin' });
    must(await decide(admin, 'upheld', 2 * DAY));
    expect(await isSuspended()).toBe(true);
    expect(await findOwnAppeal(ana.id, T0)).toMatchObject({
      state: 'upheld',
      decision: { by: admin.handle, reason: 'Looked again.' },
    });
    expect(await decide(admin, 'granted', 2 * DAY)).toMatchObject({
      code: 'stale',
      detail: { state: 'upheld' },
    });
    expect(await appeal(3 * DAY)).toMatchObject({ reason: 'already-appealed' });
  });

  it('is decided by who suspended after 48 hours where nobody else can, and the log says so', async () => {
    await person({ role: 'reviewer' });
    const away = await person({ role: 'moderator' });
    must(await suspend(0, await person({ role: 'admin' }), away));
    await testDb().user.updateMany({ where: { role: 'admin' }, data: { role: 'member' } });
    must(await appeal(DAY));
    expect(await decide(moderator, 'upheld', 3 * DAY - 1)).toMatchObject({
      reason: 'own-suspension-for-48-hours',
    });
    must(await decide(moderator, 'upheld', 3 * DAY));
    expect((await log()).at(-1)).toMatchObject({
      action: 'appeal.decided',
      by: moderator.handle,
      reason: expect.stringContaining('no other moderator or admin') as string,
      data: { verdict: 'upheld', by: 'own-suspension' },
    });
  });

  it('decided by two at once is decided once', async () => {
    must(await appeal(DAY));
    const [one, two] = [await person({ role: 'moderator' }), await person({ role: 'moderator' })];
    const both = await Promise.all([
      decide(one, 'upheld', 2 * DAY),
      decide(two, 'granted', 2 * DAY),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await log()).filter(({ action }) => action === 'appeal.decided')).toHaveLength(1);
  });

  it('is granted where whoever suspended takes it back themselves', async () => {
    must(await appeal(DAY));
    must(
      await transact((tx) => restoreAccount(tx, moderator, ana.handle, 'My mistake.', after(HOUR))),
    );
    expect(await testDb().appeal.findFirst()).toMatchObject({
      state: 'granted',
      decision: 'My mistake.',
      decidedById: moderator.id,
    });
    expect(await countAppeals(moderator)).toBe(0);
  });
});

test('moderators see what waits, and which of it is theirs to decide', async () => {
  must(await appeal(DAY));
  const other = await person({ role: 'moderator' });
  const item = { handle: ana.handle, text: 'It was not me.' };
  expect(await listAppeals(other, after(DAY))).toMatchObject([{ ...item, denial: null }]);
  expect(await listAppeals(moderator, after(DAY))).toMatchObject([
    { ...item, denial: 'own-suspension', ownFrom: after(3 * DAY).toISOString() },
  ]);
  expect(await listAppeals(await person({ role: 'reviewer' }), after(DAY))).toEqual([]);
  expect(await countAppeals(other)).toBe(1);
});

test('the API takes an appeal of a suspended account, and nothing else', async () => {
  const [who, other] = [await person(), await person({ role: 'moderator' })];
  const mine = await caller(who);
  const theirs = await caller(other);
  const body = { text: 'I was misread.' };
  expect((await mine('POST', '/appeals', { body })).body.reason).toBe('not-suspended');
  await (
    await caller(moderator)
  )('POST', `/users/${who.handle}/suspend`, { body: { reason: 'x' } });
  expect((await mine('POST', '/appeals', { body: { text: ' ' } })).status).toBe(422);
  const made = await mine('POST', '/appeals', { body });
  expect(made).toMatchObject({ status: 201, body: { state: 'open', text: 'I was misread.' } });
  expect((await mine('POST', '/appeals', { body })).status).toBe(409);
  const flag = { subject: { type: 'user', id: other.handle }, reason: 'x', note: 'x' };
  expect((await mine('POST', '/flags', { body: flag })).body.reason).toBe('suspended');
  expect((await mine('GET', '/appeals')).status).toBe(403);
  expect((await theirs('GET', '/appeals')).body.items).toMatchObject([{ id: made.body.id }]);
  const decided = { body: { verdict: 'granted', reason: 'Right.' } };
  const path = `/appeals/${made.body.id}/decide`;
  expect((await mine('POST', path, decided)).body.reason).toBe('suspended');
  expect((await theirs('POST', '/appeals/99/decide', decided)).status).toBe(404);
  expect((await theirs('POST', path, decided)).status).toBe(200);
  expect(await isSuspended(who)).toBe(false);
});
