import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { databaseUrl } from '@/lib/platform/env';
import { storeFirstData } from '@/lib/testing/first-data';
import { testDb } from '@/lib/testing/postgres';
import { ALONE, alone } from './alone';
import { fillDatabase } from './database';

const LOCK = 4711;
let others = new Set<pg.Client>();

afterEach(async () => {
  await Promise.all([...others].map((client) => client.end()));
  others = new Set();
});

/** Somebody else holds a lock until what this answers is called. */
async function held(lock: number): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  others.add(client);
  await client.connect();
  await client.query('SELECT pg_advisory_lock($1)', [lock]);
  return () => {
    others.delete(client);
    return client.end();
  };
}

test('of several at once one works at a time, and those that wait are told', async () => {
  let [atIt, most, waited] = [0, 0, 0];
  const work = async () => {
    most = Math.max(most, ++atIt);
    await testDb().$queryRaw`SELECT 1`;
    atIt--;
  };
  const release = await held(LOCK);
  const onWait = () => {
    waited++;
  };
  const all = [1, 2, 3].map(() => alone(databaseUrl(), LOCK, { onWait }, work));
  await vi.waitFor(() => expect(waited).toBe(3));
  expect(most).toBe(0);
  await release();
  await Promise.all(all);
  expect([most, waited]).toEqual([1, 3]);
});

test('waiting ends at once where somebody interrupts', async () => {
  const release = await held(LOCK);
  const stop = new AbortController();
  const onWait = vi.fn();
  const waiting = alone(databaseUrl(), LOCK, { onWait, signal: stop.signal }, () =>
    Promise.reject(new Error('it began')),
  );
  await vi.waitFor(() => expect(onWait).toHaveBeenCalled());
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await release();
});

test('an instance waits for another that brings in the first data', async () => {
  await storeFirstData();
  const release = await held(ALONE.fill);
  const said: string[] = [];
  let isFilled = false;
  const filling = fillDatabase((line) => said.push(line)).then(() => (isFilled = true));
  await vi.waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatch(/another instance/);
  expect(isFilled).toBe(false);
  await release();
  await filling;
  expect(said).toHaveLength(1);
});
