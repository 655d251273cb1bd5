import { benchEdits, benchVotes, type WriteBench } from '@/lib/bench/community';
import { benchImport } from '@/lib/bench/import';
import { benchPage } from '@/lib/bench/page';
import { benchSearch } from '@/lib/bench/search';
import type { CliIo } from '@/lib/platform/cli';
import { disconnect } from '@/lib/platform/db';
import { databaseUrl, forgetEnv } from '@/lib/platform/env';
import { migrate } from '@/lib/platform/migrate';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { portPath } from '@/lib/ports/routes';
import { openTestInstance } from '../test/e2e-instance';
import { openBarePage } from './bare-page';

/** A port whose page has everything: two worlds, an article, questions. */
const PORT = 1323;

/**
 * `npm run bench`: each figure as a ratio against a named baseline of the same run, on databases of
 * their own that are dropped afterwards. Says what was measured; judges nothing.
 */
export async function main(_argv: string[], io: CliIo): Promise<number> {
  const server = databaseUrl();
  await benchInEmptyDatabase(server, io);
  const instance = await openTestInstance(server);
  try {
    await instance.build();
    const { E2E_ORIGIN = '', E2E_DATABASE_URL = '' } = await instance.serve();
    const ours = new URL(portPath(PORT), E2E_ORIGIN).href;
    const bytes = Buffer.byteLength(await (await fetch(ours)).text());
    const bare = await openBarePage(process.cwd(), bytes);
    try {
      const page = await benchPage(ours, bare.url);
      io.out(
        `page: ${round(page.ours)} requests/s, a bare Next page of its size ${round(page.bare)}: ratio ${page.ratio.toFixed(2)} (goal at least ${page.goal})`,
      );
    } finally {
      await bare.close();
    }
    const search = await benchSearch(E2E_ORIGIN, E2E_DATABASE_URL);
    io.out(
      `search: ${search.ours.toFixed(1)} ms, its SQL through pg ${search.baseline.toFixed(1)} ms: ratio ${search.ratio.toFixed(2)} (goal at most ${search.goal})`,
    );
    sayWrites(await benchVotes(), io);
    sayWrites(await benchEdits(), io);
  } finally {
    await disconnect();
    await instance.close();
  }
  return 0;
}

async function benchInEmptyDatabase(server: string, io: CliIo): Promise<void> {
  const name = `portolan_bench_${process.pid}`;
  await createDatabase(server, name);
  const url = onServer(server, name);
  const before = process.env.DATABASE_URL;
  try {
    await migrate(url, process.cwd());
    process.env.DATABASE_URL = url;
    forgetEnv();
    await disconnect();
    const { first, again, copy } = await benchImport(url);
    const allowed = 3 * copy + 2;
    io.out(
      `import: ${first.toFixed(2)} s, COPY into one indexed table ${copy.toFixed(2)} s: ratio to 3 × COPY + 2 s ${(first / allowed).toFixed(2)} (goal at most 1); again ${again.toFixed(2)} s`,
    );
  } finally {
    await disconnect();
    process.env.DATABASE_URL = before;
    forgetEnv();
    await dropDatabase(server, name);
  }
}

function sayWrites(bench: WriteBench, io: CliIo): void {
  const { name, ours, bare, transaction, ratio, goal, ofTransaction } = bench;
  io.out(
    `${name}: ${round(ours)} requests/s, a bare route with the same SQL ${round(bare)}: ratio ${ratio.toFixed(2)} (goal at least ${goal}); ${(100 * ofTransaction).toFixed(0)} % of the bare transaction (${round(transaction)})`,
  );
}

function round(value: number): string {
  return String(Math.round(value));
}
