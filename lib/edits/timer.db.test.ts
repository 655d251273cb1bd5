import { beforeEach, expect, test } from 'vitest';
import { DAY, HOUR } from '@/lib/platform/clock';
import { applied, type Person, person, reportChanges } from '@/lib/testing/community';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { settlingRound } from './timer';

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

test('seven days make a contributor without anybody doing anything, within the hour', async () => {
  const round = settlingRound();
  expect(await round(after(7 * DAY - 1))).toBe(true);
  expect(await level()).toBe(1);
  await round(after(7 * DAY));
  expect(await level()).toBe(1);
  await round(after(7 * DAY + HOUR));
  expect(await level()).toBe(2);
});

test('several server processes at once raise an account once', async () => {
  const processes = [settlingRound(), settlingRound(), settlingRound()];
  const turns = await Promise.all(processes.map((round) => round(after(8 * DAY))));
  expect(turns).toContain(true);
  // Whoever was not at work then comes later and finds it done.
  for (const round of processes) await round(after(8 * DAY + HOUR));
  expect([await level(), await changes()]).toEqual([2, 1]);
});
