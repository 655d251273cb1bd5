import { benchEdits, benchVotes } from '@/lib/bench/community';
import { benchEdge } from '@/lib/bench/edge';
import { importOnce, importRow } from '@/lib/bench/import';
import { benchCold, benchFreshness, benchLiving, benchPage, coldPageBytes } from '@/lib/bench/page';
import { type BenchRow, benchTable } from '@/lib/bench/row';
import { benchSearch } from '@/lib/bench/search';
import { migrate } from '@/lib/instance/migrate';
import { note } from '@/lib/instance/terminal';
import type { CliIo } from '@/lib/platform/cli';
import { disconnect } from '@/lib/platform/db';
import { databaseUrl, forgetEnv } from '@/lib/platform/env';
import { portPath } from '@/lib/ports/routes';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { findNginx, startEdge } from '../test/edge';
import { openTestInstance, type TestInstance } from '../test/e2e-server';
import { openBareApp } from './bare-app';
import { benchDesk } from './desk';

/** A port whose page has everything: two worlds, an article, questions. */
const PORT = 1323;
const IMPORTS = 3;

/** Rows by what they need: nothing, a served build and bare pages beside it, a served build, its database. */
const BESIDE_BARE = ['cold', 'page'];
const SERVED = ['search', 'freshness', 'living', 'edge', 'desk'];
const WRITES: Readonly<Record<string, () => Promise<BenchRow>>> = {
  vote: benchVotes,
  edit: benchEdits,
};
const ROWS = ['import', ...BESIDE_BARE, ...SERVED, ...Object.keys(WRITES)];

/**
 * `npm run bench -- [ROW …] [--json]`: each figure as a ratio against a named baseline of the same
 * run, on databases of their own that are dropped afterwards; all rows where none is named. Says what
 * was measured; judges nothing. The table, or with `--json` one line of JSON, is the last thing on
 * standard output. Status 1: there is no such row.
 */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const asked = argv.filter((word) => word !== '--json');
  const unknown = asked.find((row) => !ROWS.includes(row));
  if (unknown !== undefined) {
    io.err(`There is no row ${unknown}: ${ROWS.join(', ')}.`);
    return 1;
  }
  const wanted = asked.length === 0 ? ROWS : asked;
  const rows: BenchRow[] = [];
  const measured = (row: BenchRow) => {
    rows.push(row);
    io.err(`Measured: ${row.name}.`);
  };
  const server = databaseUrl();
  if (wanted.includes('import')) measured(await benchImports(server));
  if (wanted.some((row) => row !== 'import')) await benchInstance(server, wanted, measured);
  io.out(argv.includes('--json') ? JSON.stringify(rows) : benchTable(rows));
  return 0;
}

type Say = (row: BenchRow) => void;

async function benchInstance(
  server: string,
  wanted: readonly string[],
  measured: Say,
): Promise<void> {
  const instance = await openTestInstance(server);
  try {
    await instance.fill();
    if ([...BESIDE_BARE, ...SERVED].some((row) => wanted.includes(row)))
      await benchServed(instance, wanted, measured);
    for (const [row, measure] of Object.entries(WRITES))
      if (wanted.includes(row)) measured(await measure());
  } finally {
    await disconnect();
    await instance.close();
  }
}

async function benchServed(
  instance: TestInstance,
  wanted: readonly string[],
  measured: Say,
): Promise<void> {
  await instance.build();
  const { E2E_ORIGIN = '', E2E_DATABASE_URL = '' } = await instance.serve();
  // Before the others: they warm pages.
  if (BESIDE_BARE.some((row) => wanted.includes(row))) {
    const ours = new URL(portPath(PORT), E2E_ORIGIN).href;
    const still = Buffer.byteLength(await (await fetch(ours)).text());
    const sizes = { still, dynamic: await coldPageBytes(E2E_ORIGIN) };
    note(`The page of ${PORT} has ${still} bytes, a port's page at random ${sizes.dynamic}.`);
    const bare = await openBareApp(process.cwd(), sizes, E2E_DATABASE_URL);
    try {
      if (wanted.includes('cold')) measured(await benchCold(E2E_ORIGIN, bare.dynamic));
      if (wanted.includes('page')) measured(await benchPage(ours, bare.still));
    } finally {
      await bare.close();
    }
  }
  if (wanted.includes('search')) measured(await benchSearch(E2E_ORIGIN, E2E_DATABASE_URL));
  if (wanted.includes('freshness')) measured(await benchFreshness(E2E_ORIGIN, PORT));
  if (wanted.includes('living')) (await benchLiving(E2E_ORIGIN)).forEach(measured);
  if (wanted.includes('edge')) (await benchBehindNginx(E2E_ORIGIN)).forEach(measured);
  // After the others: it fills the database.
  if (wanted.includes('desk')) measured(await benchDesk(E2E_ORIGIN));
}

/** Nothing where there is no nginx. */
async function benchBehindNginx(origin: string): Promise<BenchRow[]> {
  const nginx = findNginx();
  if (nginx === null) {
    note('There is no nginx on this machine: the row edge is left out.');
    return [];
  }
  const page = await (await fetch(new URL(portPath(PORT), origin))).text();
  const edge = await startEdge(nginx, [origin], page);
  try {
    return await benchEdge(edge, PORT);
  } finally {
    await edge.stop();
  }
}

/** Each import into an empty database of its own. */
async function benchImports(server: string): Promise<BenchRow> {
  const rounds: Awaited<ReturnType<typeof importOnce>>[] = [];
  const before = process.env.DATABASE_URL;
  for (let round = 0; round < IMPORTS; round += 1) {
    const name = `portolan_bench_${process.pid}_${round}`;
    await createDatabase(server, name);
    const url = onServer(server, name);
    try {
      await migrate(url, process.cwd());
      process.env.DATABASE_URL = url;
      forgetEnv();
      await disconnect();
      rounds.push(await importOnce(url));
    } finally {
      await disconnect();
      process.env.DATABASE_URL = before;
      forgetEnv();
      await dropDatabase(server, name);
    }
  }
  return importRow(rounds);
}
