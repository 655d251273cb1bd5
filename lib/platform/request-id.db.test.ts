import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { testDb } from '@/lib/testing/postgres';
import { inTransaction, pool } from './db';
import { log } from './log';
import { rows } from './raw';
import { doing } from './request-id';

/** What every statement says of itself; asked by itself it is its own answer. */
const Said = z.object({ query: z.string() });
const asked = /\/\*(.*)\*\/$/;
const commentOf = (query: string) => asked.exec(query)?.[1] ?? null;
const OWN = 'SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()';

let held: pg.PoolClient[] = [];
beforeAll(() => testDb().$queryRaw`SELECT 1`);
afterAll(() => held.forEach((client) => client.release()));

it('a statement says which request or job it belongs to, however it is sent', async () => {
  const said = await doing({ request: '0a-1' }, async () => {
    const byPool = (await pool().query<{ query: string }>(OWN)).rows;
    const byPrisma = await testDb().$queryRawUnsafe<{ query: string }[]>(OWN);
    const within = await inTransaction(async (tx) => [
      ...(await tx.$queryRawUnsafe<{ query: string }[]>(OWN)),
      ...(await rows(tx, Said)`SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()`),
    ]);
    return [...byPool, ...byPrisma, ...within];
  });
  expect(said.map(({ query }) => commentOf(query))).toEqual(Array(4).fill("request='0a-1'"));
  const job = await doing({ job: 'mail' }, () => pool().query<{ query: string }>(OWN));
  expect(commentOf(job.rows[0]?.query ?? '')).toBe("job='mail'");
  const none = await pool().query<{ query: string }>(OWN);
  expect(none.rows[0]?.query).toBe(OWN);
});

it('keeps its own name where it waited for another request’s connection', async () => {
  held = await Promise.all(Array.from({ length: 20 }, () => pool().connect()));
  const waits = doing({ request: 'one' }, () => pool().query<{ query: string }>(OWN));
  doing({ request: 'other' }, () => held.pop()?.release());
  expect(commentOf((await waits).rows[0]?.query ?? '')).toBe("request='one'");
  held.splice(0).forEach((client) => client.release());
});

it('a named statement has one text, and COPY is left as it is', async () => {
  const named = { name: 'own', text: OWN };
  const client = await pool().connect();
  try {
    for (const request of ['one', 'other'])
      await doing({ request }, async () => {
        expect((await client.query<{ query: string }>(named)).rows[0]?.query).toBe(OWN);
        const copied: Buffer[] = [];
        await pipeline(
          client.query(copyTo('COPY (SELECT 1) TO STDOUT')),
          new Writable({ write: (chunk: Buffer, _, done) => (copied.push(chunk), done()) }),
        );
        expect(Buffer.concat(copied).toString()).toBe('1\n');
      });
  } finally {
    client.release();
  }
});

it('a line of the log says it too', () => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  doing({ request: '0a-1' }, () => log.warn('something', { status: 403 }));
  expect(write.mock.calls[0]?.[0]).toMatch(/warn something status=403 request=0a-1\n$/);
  write.mockRestore();
});
