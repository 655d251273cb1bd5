import { parseArgs } from 'node:util';
import { z } from 'zod';
import { benchEdits, benchVotes } from '@/lib/bench/community';
import { benchCrawl } from '@/lib/bench/crawl';
import { benchEdge } from '@/lib/bench/edge';
import { benchExports } from '@/lib/bench/exports';
import { benchCold, coldPageSize } from '@/lib/bench/cold';
import { importOnce, importRow } from '@/lib/bench/import';
import { benchApi, benchFreshness, benchLiving, benchPage } from '@/lib/bench/page';
import { type BenchRow, benchTable } from '@/lib/bench/row';
import { benchSearch, benchTyping } from '@/lib/bench/search';
import { migrate } from '@/lib/instance/migrate';
import { note } from '@/lib/instance/terminal';
import type { CliIo } from '@/lib/platform/cli';
import { db, disconnect } from '@/lib/platform/db';
import { databaseUrl, forgetEnv } from '@/lib/platform/env';
import { wholeNumber } from '@/lib/platform/list-query';
import { portPath } from '@/lib/ports/routes';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { findNginx, startEdge } from '../test/edge';
import { openTestInstance, type TestInstance } from '../test/e2e-server';
import { openBareApp } from './bare-app';
import { benchDesk } from './desk';
import { benchSizes } from './sizes';

/** A port whose page has everything: two worlds, an article, questions. */
const PORT = 1323;
const IMPORTS = 3;

/** Rows by what they need: nothing, a served build and bare pages beside it, a served build, its database. */
const BESIDE_BARE = ['cold', 'page', 'api'];
const SERVED = ['search', 'typing', 'freshness', 'living', 'edge', 'crawl', 'exports', 'desk'];
/** Takes long: measured where it is named. */
const GROWTH = 'growth';
const WRITES: Readonly<Record<string, () => Promise<BenchRow>>> = {
  vote: benchVotes,
  edit: benchEdits,
};
const ROWS = ['import', ...BESIDE_BARE, ...SERVED, ...Object.keys(WRITES)];

const optionsSchema = z.strictObject({
  json: z.boolean().default(false),
  /** Pages that `crawl` asks for. */
  pages: wholeNumber(60, 60_000).default(600),
  /** How many times as large as the small community the large one of `growth` is. */
  size: wholeNumber(2, 1000).default(100),
});
type Options = z.output<typeof optionsSchema>;

/**
 * `npm run bench -- [ROW …] [--json] [--pages N] [--size N]`: each figure as a ratio against a named baseline of the same
 * run, on databases of their own that are dropped afterwards; all rows but `growth` where none is named. Says what
 * was measured; judges nothing. The table, or with `--json` one line of JSON, is the last thing on
 * standard output. Status 1: there is no such row or option.
 */
export async function main(argv: string[], io: CliIo): Promise<number> {
  const { rows: asked, options } = readArguments(argv);
  const unknown = asked.find((row) => ![...ROWS, GROWTH].includes(row));
  if (options === null || unknown !== undefined) {
    io.err(`${USAGE}\nRows: ${[...ROWS, GROWTH].join(', ')}`);
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
  if (wanted.some((row) => row !== 'import' && row !== GROWTH))
    await benchInstance(server, wanted, measured, options);
  if (wanted.includes(GROWTH)) (await benchSizes(server, options.size)).forEach(measured);
  io.out(options.json ? JSON.stringify(rows) : benchTable(rows));
  return 0;
}

const USAGE = 'Usage: npm run bench -- [ROW …] [--json] [--pages N] [--size N]';

function readArguments(argv: string[]): { rows: string[]; options: Options | null } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        ...{ json: { type: 'boolean' }, pages: { type: 'string' }, size: { type: 'string' } },
      },
    });
    return { rows: positionals, options: optionsSchema.safeParse(values).data ?? null };
  } catch {
    return { rows: [], options: null };
  }
}

type Say = (row: BenchRow) => void;

async function benchInstance(
  server: string,
  wanted: readonly string[],
  measured: Say,
  options: Options,
): Promise<void> {
  const instance = await openTestInstance(server);
  try {
    await instance.fill();
    if ([...BESIDE_BARE, ...SERVED].some((row) => wanted.includes(row)))
      await benchServed(instance, wanted, measured, options);
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
  { pages }: Options,
): Promise<void> {
  await instance.build();
  const { E2E_ORIGIN = '', E2E_DATABASE_URL = '' } = await instance.serve();
  // Before the others: they warm pages.
  if (BESIDE_BARE.some((row) => wanted.includes(row))) {
    const ours = new URL(portPath(PORT), E2E_ORIGIN).href;
    const still = Buffer.byteLength(await (await fetch(ours)).text());
    const call = new URL(`/api/v1/ports/${PORT}`, E2E_ORIGIN).href;
    const answer = Buffer.byteLength(await (await fetch(call)).text());
    const { bytes, elements } = await coldPageSize(E2E_ORIGIN);
    const sizes = { still, answer, dynamic: bytes, elements };
    note(
      `The page of ${PORT} has ${still} bytes, a port's page at random ${bytes} (elements: ${elements}).`,
    );
    const bare = await openBareApp(process.cwd(), sizes, E2E_DATABASE_URL);
    try {
      if (wanted.includes('cold')) (await benchCold(E2E_ORIGIN, bare)).forEach(measured);
      if (wanted.includes('page')) measured(await benchPage(ours, bare.still));
      if (wanted.includes('api')) measured(await benchApi(call, bare.answer));
    } finally {
      await bare.close();
    }
  }
  if (wanted.includes('search')) measured(await benchSearch(E2E_ORIGIN, E2E_DATABASE_URL));
  if (wanted.includes('typing')) measured(await benchTyping(E2E_ORIGIN));
  if (wanted.includes('crawl')) measured(await benchCrawl(E2E_ORIGIN, pages));
  if (wanted.includes('exports')) measured(await benchExports(E2E_ORIGIN, changeSomething));
  if (wanted.includes('freshness')) measured(await benchFreshness(E2E_ORIGIN, PORT));
  if (wanted.includes('living')) (await benchLiving(E2E_ORIGIN)).forEach(measured);
  if (wanted.includes('edge')) (await benchBehindNginx(E2E_ORIGIN)).forEach(measured);
  // After the others: it fills the database.
  if (wanted.includes('desk')) measured(await benchDesk(E2E_ORIGIN));
}

/** One report is confirmed once more than its ballots say, in the database of the benchmark alone. */
async function changeSomething(): Promise<void> {
  const { id } = await db().report.findFirstOrThrow({ select: { id: true } });
  await db().report.update({ where: { id }, data: { confirm: { increment: 1 } } });
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
