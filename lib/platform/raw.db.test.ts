import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { resetDb, testDb } from '@/lib/testing/postgres';
import { connectionOf, inTransaction } from './db';
import { empty, execute, join, rows, sql } from './raw';
import { lockName, lockRow, lockRows } from './row-lock';

const Window = z.object({ key: z.string(), windowStart: z.date(), count: z.int() });
const NOON = new Date('2026-11-20T12:00:00.123Z');

beforeEach(async () => {
  await resetDb();
  await testDb().limitWindow.createMany({
    data: ['a', 'b', 'c'].map((key, count) => ({ key, windowStart: NOON, count })),
  });
});

test('rows come as their schema says, columns it does not name are left out', async () => {
  const found = await rows(testDb(), Window)`
    SELECT key, window_start AS "windowStart", count, 1 AS other FROM limit_window WHERE key = ${'b'}`;
  expect(found).toEqual([{ key: 'b', windowStart: NOON, count: 1 }]);
});

test('a column that is missing or of another type is said by its name', async () => {
  const missing = rows(testDb(), Window)`SELECT key, count FROM limit_window`;
  await expect(missing).rejects.toThrow('windowStart');
  const other = rows(testDb(), Window)`
    SELECT key, window_start AS "windowStart", count::text FROM limit_window`;
  await expect(other).rejects.toThrow('count');
});

test('what is inserted is a parameter, also in parts that are put together', async () => {
  const quoted = `a' OR true --`;
  const [first] = await rows(testDb(), z.object({ key: z.string() }))`SELECT ${quoted} AS key`;
  expect(first?.key).toBe(quoted);
  const only = (keys: string[]) => (keys.length === 0 ? empty : sql`WHERE key IN (${join(keys)})`);
  const found = (keys: string[]) => rows(testDb(), Window)`
    SELECT key, window_start AS "windowStart", count FROM limit_window ${only(keys)}`;
  expect(await found(['a', 'c'])).toHaveLength(2);
  expect(await found([quoted])).toHaveLength(0);
  expect(await found([])).toHaveLength(3);
});

test('a statement without rows says how many it touched', async () => {
  expect(await execute(testDb())`UPDATE limit_window SET count = 9 WHERE count > 0`).toBe(2);
});

test('SQL and the client are in one transaction, on one connection, which knows what was written', async () => {
  const Pid = z.object({ pid: z.int() });
  await inTransaction(async (tx) => {
    expect(connectionOf(tx)).not.toBeNull();
    await tx.limitWindow.create({ data: { key: 'd', windowStart: NOON, count: 3 } });
    expect(await execute(tx)`UPDATE limit_window SET count = 4 WHERE key = 'd'`).toBe(1);
    expect(await tx.limitWindow.findMany({ where: { count: 4 } })).toHaveLength(1);
    const [ours] = await rows(tx, Pid)`SELECT pg_backend_pid() AS pid`;
    expect(await tx.$queryRaw`SELECT pg_backend_pid() AS pid`).toEqual([ours]);
  });
  const undone = inTransaction(async (tx) => {
    await execute(tx)`DELETE FROM limit_window`;
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await testDb().limitWindow.count()).toBe(4);
});

test('a transaction that took too long writes nothing more', async () => {
  let late: Promise<unknown> = Promise.resolve();
  const slow = inTransaction(
    async (tx) => {
      await execute(tx)`UPDATE limit_window SET count = 8`;
      await expect.poll(() => connectionOf(tx), { timeout: 30_000 }).toBeNull();
      late = execute(tx)`UPDATE limit_window SET count = 9`;
      await late;
    },
    { timeout: 200 },
  );
  await expect(slow).rejects.toThrow();
  await expect(late).rejects.toThrow();
  expect(await testDb().limitWindow.count({ where: { count: { gte: 8 } } })).toBe(0);
});

test('many transactions at once each write on their own connection', async () => {
  const pids = await Promise.all(
    Array.from({ length: 60 }, () =>
      inTransaction(async (tx) => {
        const [ours] = await rows(tx, z.object({ pid: z.int() }))`SELECT pg_backend_pid() AS pid`;
        const theirs = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        return ours?.pid === theirs[0]?.pid;
      }),
    ),
  );
  expect(pids).not.toContain(false);
});

test('whoever locks a row is waited for', async () => {
  const user = await testDb().user.create({ data: { handle: 'ana' } });
  const order: string[] = [];
  const add = (name: string) =>
    inTransaction(async (tx) => {
      expect(await lockRow(tx, 'user', user.id)).toBe(true);
      const { earnedTrust } = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
      await tx.user.update({ where: { id: user.id }, data: { name } });
      order.push(`${name} ${earnedTrust}`);
      await tx.user.update({ where: { id: user.id }, data: { earnedTrust: earnedTrust + 1 } });
    });
  await Promise.all([add('one'), add('two')]);
  expect(order.map((said) => said.slice(-1))).toEqual(['1', '2']);
});

test('a row that is not there cannot be locked; several are counted', async () => {
  const made = await testDb().software.createManyAndReturn({
    data: ['x', 'y'].map((slug) => ({ slug, name: slug, nameKey: slug })),
  });
  await inTransaction(async (tx) => {
    expect(await lockRow(tx, 'edit', 1)).toBe(false);
    expect(await lockRows(tx, 'edit', [])).toBe(0);
    expect(await lockRows(tx, 'software', [...made.map(({ id }) => id).reverse(), 999_999])).toBe(
      2,
    );
  });
});

test('a name is held by one transaction at a time', async () => {
  let inside = 0;
  let most = 0;
  const work = () =>
    inTransaction(async (tx) => {
      await lockName(tx, 'a name');
      most = Math.max(most, (inside += 1));
      await tx.limitWindow.count();
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 5 }, work));
  expect(most).toBe(1);
});

test('several relations of a row, asked for in a transaction, come one after another', async () => {
  const warnings: string[] = [];
  const hear = ({ message }: Error) => void warnings.push(message);
  process.on('warning', hear);
  await testDb().user.create({
    data: { handle: 'ana', tokens: { create: { name: 't', hash: 'h' } } },
  });
  const [user] = await inTransaction((tx) =>
    tx.user.findMany({ include: { tokens: true, votes: true, reports: true, watches: true } }),
  );
  expect(user).toMatchObject({ tokens: [{ name: 't' }], votes: [], reports: [], watches: [] });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});
