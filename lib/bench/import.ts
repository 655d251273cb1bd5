import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { type ImportOptions, importRelease } from '@/lib/iana/commands/import';
import { parseRelease } from '@/lib/iana/parse/release';
import { cellsFromRow } from '@/lib/iana/row';
import { writeCsv } from '@/lib/iana/parse/csv';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { median } from './load';
import { type BenchRow, benchRow } from './row';
import { withClient } from '@/lib/instance/postgres/connect';

/** What one first import took. */
interface ImportRound {
  /** Seconds: a first import of 14,500 rows, the same again, and COPY of the same rows into one indexed table. */
  readonly first: number;
  readonly again: number;
  readonly copy: number;
}

const NEWEST = SHIPPED_RELEASES[SHIPPED_RELEASES.length - 1] ?? 'iana-2026-08-17.xml.gz';

/**
 * Imports a whole release into a database that has none and again, and COPYs the same rows into one
 * indexed table of the same database. `connectionString` must be of an empty, migrated database, the
 * one that `db()` speaks to.
 */
export async function importOnce(connectionString: string): Promise<ImportRound> {
  const bytes = readShippedRelease(NEWEST);
  const first = await seconds(() => mustImport(bytes));
  const again = await seconds(() => mustImport(bytes));
  const copy = await seconds(() => copyRows(connectionString, bytes));
  return { first, again, copy };
}

/**
 * Seconds that the next release takes: the newest shipped one and the one before it in turn, each under a new date, so that
 * their differences are made and unmade. The process's database must have them.
 */
export async function importNext(round: number): Promise<number> {
  const name = SHIPPED_RELEASES[SHIPPED_RELEASES.length - 2 + (round % 2)] ?? NEWEST;
  const date = `2026-10-${String(round + 1).padStart(2, '0')}`;
  return seconds(() => mustImport(readShippedRelease(name), { date, force: true }));
}

/** The row that rounds of `importOnce` make. */
export function importRow(rounds: readonly ImportRound[]): BenchRow {
  const again = median(rounds.map((round) => round.again));
  return benchRow({
    name: 'import',
    what: 'a first import of a release',
    unit: 's',
    baseline: '3 × COPY into one indexed table + 2 s',
    goal: { at: 'most', ratio: 1 },
    rounds: rounds.map(({ first, copy }) => ({ ours: first, baseline: 3 * copy + 2 })),
    note: `the same release again ${again.toFixed(2)} s`,
  });
}

async function mustImport(bytes: Uint8Array, options: ImportOptions = {}): Promise<void> {
  const outcome = await importRelease(bytes, options, new Date());
  if (!outcome.ok) throw new Error(outcome.reason ?? outcome.code);
}

async function copyRows(connectionString: string, bytes: Uint8Array): Promise<void> {
  const parsed = parseRelease(bytes);
  if (!parsed.ok) throw parsed.error;
  const columns = Object.keys(cellsFromRow(parsed.release.rows[0] ?? never()));
  await withClient(connectionString, async (client) => {
    await client.query(
      `CREATE TABLE bench_copy (${columns.map((name) => `"${name}" text`).join(', ')})`,
    );
    await client.query(`CREATE INDEX ON bench_copy ("portNumber")`);
    await pipeline(
      Readable.from([Buffer.from(writeCsv(parsed.release.rows))]),
      client.query(copyFrom('COPY bench_copy FROM STDIN (FORMAT csv, HEADER true)')),
    );
    await client.query('DROP TABLE bench_copy');
  });
}

function never(): never {
  throw new Error('a release has rows');
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}
