import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { applied, opened, type Person, person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { DEADLINES, LEVELS } from './jobs';

const T0 = new Date('2026-11-20T12:00:00Z');
const after = (ms: number) => new Date(T0.getTime() + ms);

let member: Person;

/** A member since T0 with everything a contributor needs but the seven days. */
beforeEach(async () => {
  await resetDb();
  member = await person({ createdAt: T0 });
  for (const [index, port] of [80, 443, 1323].entries()) {
    const changes = reportChanges({ portStart: port, portEnd: port });
    await applied(member, { kind: 'report.create', changes }, after(index * DAY));
  }
});

const level = async () =>
  (await testDb().user.findUniqueOrThrow({ where: { id: member.id } })).earnedTrust;
const changes = () => testDb().logEntry.count({ where: { action: 'trust.changed' } });

test('seven days make a contributor without anybody doing anything', async () => {
  await LEVELS.round(after(7 * DAY - 1));
  expect(await level()).toBe(1);
  await LEVELS.round(after(7 * DAY));
  expect(await level()).toBe(2);
});

test('several server processes at once raise an account once', async () => {
  await Promise.all([1, 2, 3].map(() => LEVELS.round(after(8 * DAY))));
  expect([await level(), await changes()]).toEqual([2, 1]);
});

describe('a deadline that cannot be kept', () => {
  /** So many edits that are due and of which each try fails, and one behind them that is in order. */
  async function poisoned(count: number) {
    const edits = [];
    for (let port = 2000; port <= 2000 + count; port += 1)
      edits.push((await opened(member, port, after(DAY))).id);
    await testDb().edit.updateMany({
      where: { id: { in: edits } },
      data: {
        dueAt: after(2 * DAY),
        createdAt: after(-200 * DAY),
        authorActedAt: after(-200 * DAY),
      },
    });
    const good = edits.pop() ?? 0;
    await testDb().edit.update({ where: { id: good }, data: { dueAt: after(2 * DAY + 1) } });
    await testDb().$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      $$BEGIN IF OLD.id <> ${good} THEN RAISE 'poisoned'; END IF; RETURN NEW; END$$`);
    await testDb()
      .$executeRaw`CREATE TRIGGER refuse BEFORE UPDATE ON edit FOR EACH ROW EXECUTE FUNCTION refuse()`;
    return { good, bad: edits };
  }
  afterEach(() => testDb().$executeRaw`DROP FUNCTION IF EXISTS refuse CASCADE`);

  test('waits longer each time, and holds up no other', async () => {
    const { good, bad } = await poisoned(3);
    const asides = () =>
      testDb().setAside.findMany({ where: { job: 'deadlines' }, orderBy: { item: 'asc' } });
    const now = after(3 * DAY);
    await DEADLINES.round(now);
    expect(await testDb().edit.findUnique({ where: { id: good } })).toMatchObject({
      state: 'expired',
    });
    expect((await asides()).map(({ item }) => Number(item))).toEqual(bad);
    // Within the wait it is not touched.
    await DEADLINES.round(new Date(now.getTime() + MINUTE - 1));
    expect((await asides()).map(({ tries }) => tries)).toEqual([1, 1, 1]);
    await DEADLINES.round(new Date(now.getTime() + MINUTE));
    expect((await asides())[0]).toMatchObject({
      tries: 2,
      nextAt: new Date(now.getTime() + 3 * MINUTE),
    });
    await testDb().$executeRaw`DROP FUNCTION refuse CASCADE`;
    await DEADLINES.round(new Date(now.getTime() + HOUR));
    expect(await asides()).toEqual([]);
    expect(await testDb().edit.count({ where: { id: { in: bad }, state: 'expired' } })).toBe(3);
  });
});
