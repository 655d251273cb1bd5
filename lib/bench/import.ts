import { Readable } from 'node:stream';
import pg from 'pg';
import { importRelease } from '@/lib/iana/commands/import';
import { parseRelease } from '@/lib/iana/parse/release';
import { cellsFromRow } from '@/lib/iana/row';
import { writeCsv } from '@/lib/iana/parse/csv';
import { readShippedRelease, SHIPPED_RELEASES } from '@/lib/iana/shipped-releases';
import { copyIn } from '@/lib/platform/copy';

export interface ImportBench {
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
export async function benchImport(connectionString: string): Promise<ImportBench> {
  const bytes = readShippedRelease(NEWEST);
  const first = await seconds(() => mustImport(bytes));
  const again = await seconds(() => mustImport(bytes));
  const copy = await seconds(() => copyRows(connectionString, bytes));
  return { first, again, copy };
}

async function mustImport(bytes: Uint8Array): Promise<void> {
  const outcome = await importRelease(bytes, {}, new Date());
  if (!outcome.ok) throw new Error(outcome.reason ?? outcome.code);
}

async function copyRows(connectionString: string, bytes: Uint8Array): Promise<void> {
  const parsed = parseRelease(bytes);
  if (!parsed.ok) throw parsed.error;
  const columns = Object.keys(cellsFromRow(parsed.release.rows[0] ?? never()));
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(
      `CREATE TABLE bench_copy (${columns.map((name) => `"${name}" text`).join(', ')})`,
    );
    await client.query(`CREATE INDEX ON bench_copy ("portNumber")`);
    await copyIn(
      client,
      'COPY bench_copy FROM STDIN (FORMAT csv, HEADER true)',
      Readable.from([Buffer.from(writeCsv(parsed.release.rows))]),
    );
  } finally {
    await client.query('DROP TABLE IF EXISTS bench_copy');
    await client.end();
  }
}

function never(): never {
  throw new Error('a release has rows');
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const before = performance.now();
  await work();
  return (performance.now() - before) / 1000;
}
