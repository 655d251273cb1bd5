import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exclusively } from '@/lib/edits/commands/sweep';
import { disconnect, inTransaction, pool } from '@/lib/platform/db';
import { databaseUrl, directDatabaseUrl, forgetEnv } from '@/lib/platform/env';
import { notifyTags } from '@/lib/platform/cache-tags';
import { startTagListener } from '@/lib/platform/tag-listener';
import { search } from '@/lib/search/queries';
import { findPgbouncer, openPooler, type Pooler } from './pooler';

const program = findPgbouncer();
let pooler: Pooler | undefined;
let direct = '';

beforeAll(async () => {
  if (program === null) return;
  direct = databaseUrl();
  await disconnect();
  pooler = await openPooler(program, direct);
  reach({ DATABASE_URL: pooler.url, DATABASE_DIRECT_URL: direct });
});

afterAll(async () => {
  await disconnect();
  await pooler?.stop();
  reach({ DATABASE_URL: direct, DATABASE_DIRECT_URL: '' });
});

function reach(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
  forgetEnv();
}

/** As many as take turns on few sessions. */
const many = <Value>(work: (n: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: 20 }, (_, n) => work(n)));

test.skipIf(program === null)('behind a pooler sessions are shared', async () => {
  const pids = await many(async () => {
    const { rows } = await pool().query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return rows[0]?.pid;
  });
  expect(new Set(pids).size).toBeLessThanOrEqual(2);
});

test.skipIf(program === null)('a search is found by whichever session answers it', async () => {
  const found = await many((n) => search({ q: `ssh ${n}` }, (slug) => `/software/${slug}`));
  expect(found).toHaveLength(20);
});

test.skipIf(program === null)('what time does is done by one process at a time', async () => {
  let [at, most, turns] = [0, 0, 0];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const first = exclusively(async () => {
    at += 1;
    most = Math.max(most, at);
    await held;
    at -= 1;
  });
  await vi.waitFor(() => expect(at).toBe(1), { timeout: 60_000 });
  for (let turn = 0; turn < 5; turn += 1)
    if (await exclusively(() => Promise.resolve((most = Math.max(most, at + 1))))) turns += 1;
  release();
  await expect(first).resolves.toBe(true);
  expect([most, turns]).toEqual([1, 0]);
  await expect(exclusively(() => Promise.resolve())).resolves.toBe(true);
});

test.skipIf(program === null)(
  'changes are heard past the pooler; through it they are not, and nothing pretends that they are',
  async () => {
    const heard: string[] = [];
    const listen = (url: string, name: string) =>
      startTagListener(url, (tags) => {
        if (tags.includes('port:22')) heard.push(name);
        return Promise.resolve();
      });
    const [through, past] = [listen(databaseUrl(), 'through'), listen(directDatabaseUrl(), 'past')];
    await vi.waitFor(() => expect(past.isListening()).toBe(true), { timeout: 60_000 });
    await inTransaction((tx) => notifyTags(tx, ['port:22']));
    await vi.waitFor(() => expect(heard).toContain('past'), { timeout: 60_000 });
    expect(heard).not.toContain('through');
    expect(through.isListening()).toBe(false);
    await Promise.all([through.stop(), past.stop()]);
  },
);
