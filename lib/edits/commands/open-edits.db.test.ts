import { beforeEach, expect, it } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { actOn, must, opened, person, type Person } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { limitsOf } from '@/lib/trust/rules/limits';
import { REOPEN, WITHDRAW } from './plain-acts';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);
const MOST = limitsOf(1).openEdits ?? 0;
const TOO_MANY = { code: 'rate-limited', reason: 'too-many-open' };

let member: Person;

beforeEach(async () => {
  await resetDb();
  member = await person();
});

const withdraw = async (id: number, now: Date, who = member) =>
  must(await actOn(WITHDRAW, who, id, {}, now));
const reopen = (id: number, now: Date, who = member) => actOn(REOPEN, who, id, {}, now);

/** Proposals that were withdrawn, so that their author may make others. */
async function withdrawn(count: number, now: Date, who = member): Promise<number[]> {
  const ids = [];
  for (let port = 1; port <= count; port += 1) {
    const { id } = await opened(who, 2000 + port, now);
    await withdraw(id, now, who);
    ids.push(id);
  }
  return ids;
}

it('a withdrawn edit is not opened again beside as many as may wait', async () => {
  const [first = 0, second = 0] = await withdrawn(2, T0);
  for (let port = 1; port < MOST; port += 1) await opened(member, port, after(HOUR));
  must(await reopen(first, after(2 * HOUR)));
  expect(await reopen(second, after(3 * HOUR))).toMatchObject(TOO_MANY);
  expect(await testDb().edit.findUnique({ where: { id: second } })).toMatchObject({
    state: 'withdrawn',
  });
  await withdraw(first, after(3 * HOUR));
  must(await reopen(second, after(3 * HOUR)));
});

it('edits of long ago count from when they were opened again, and hinder proposals too', async () => {
  const ids = await withdrawn(MOST + 1, T0);
  const now = after(30 * DAY);
  for (const id of ids.slice(0, MOST)) must(await reopen(id, now));
  const refused = await reopen(ids[MOST] ?? 0, after(31 * DAY));
  // The oldest of them has waited for seven days then.
  expect(refused).toMatchObject({ ...TOO_MANY, retryAfter: (6 * DAY) / 1000 });
  await expect(opened(member, 1, after(31 * DAY))).rejects.toThrow('too-many-open');
  must(await reopen(ids[MOST] ?? 0, after(37 * DAY)));
});

it('of several that are opened again at once no more are than may wait', async () => {
  const ids = await withdrawn(MOST + 3, T0);
  const results = await Promise.all(ids.map((id) => reopen(id, after(HOUR))));
  expect(results.filter(({ ok }) => ok)).toHaveLength(MOST);
});

it('a moderator opens theirs and those of others again without a limit, a reviewer theirs', async () => {
  const [moderator, reviewer] = [
    await person({ role: 'moderator' }),
    await person({ role: 'reviewer' }),
  ];
  for (const who of [moderator, reviewer])
    for (const id of await withdrawn(MOST + 1, T0, who)) must(await reopen(id, after(HOUR), who));
  for (const id of await withdrawn(MOST + 1, T0)) must(await reopen(id, after(HOUR), moderator));
});
