import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { appliedMigrations } from '../migrate';
import { withClient } from '../postgres/connect';
import { END_OF_TABLE, frame, type Header, type Trailer } from './format';

export interface BackupSummary {
  tables: number;
  rows: number;
}

/**
 * Writes the whole instance to `file`, as it was at one moment, while others go on writing. The
 * file appears under its name only when it is complete and on the disk; private to its owner, since
 * it holds addresses and sessions. Throws what the database or the file system say.
 */
export async function writeBackup(databaseUrl: string, file: string): Promise<BackupSummary> {
  const partial = `${file}.partial`;
  try {
    const summary = await withClient(databaseUrl, async (client) => {
      const gzip = createGzip();
      const written = pipeline(gzip, createWriteStream(partial, { mode: 0o600 }));
      // Whichever of the two fails, the other one must not wait for it.
      const [dumped] = await Promise.all([dump(client, gzip), written]).catch((error: unknown) => {
        gzip.destroy();
        throw error;
      });
      return dumped;
    });
    await toDisk(partial);
    await rename(partial, file);
    return summary;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function dump(client: pg.Client, gzip: Gzip): Promise<BackupSummary> {
  const hash = createHash('sha256');
  const write = async (bytes: Buffer) => {
    hash.update(bytes);
    await push(gzip, bytes);
  };
  // One snapshot for every table and for the list of migrations.
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const header: Header = {
    format: 'portolan-backup',
    version: 1,
    createdAt: new Date().toISOString(),
    migrations: await appliedMigrations(client),
    tables: await listTables(client),
    sequences: await listSequences(client),
  };
  await write(frame(Buffer.from(JSON.stringify(header))));
  const copies = [];
  for (const table of header.tables) {
    const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ');
    const copy = client.query(
      copyTo(`COPY ${client.escapeIdentifier(table.name)} (${columns}) TO STDOUT`),
    );
    // Broken off in the middle it says so once more, when nobody listens any longer.
    copy.on('error', () => undefined);
    for await (const chunk of copy) await write(frame(chunk as Buffer));
    await write(END_OF_TABLE);
    copies.push(copy);
  }
  await client.query('COMMIT');
  // Asked only now: the number of rows comes after the last of them.
  const rows = copies.map((copy) => copy.rowCount);
  const trailer: Trailer = { rows, sha256: hash.digest('hex') };
  await push(gzip, frame(Buffer.from(JSON.stringify(trailer))));
  gzip.end();
  return { tables: rows.length, rows: rows.reduce((sum, count) => sum + count, 0) };
}

function push(gzip: Gzip, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    gzip.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

type Table = Header['tables'][number];
type Sequence = Header['sequences'][number];

/** Not restored row by row: what it says follows from the header's migrations. */
const MIGRATIONS_TABLE = '_prisma_migrations';

/** The instance's tables with the columns that hold something of their own (not generated ones). */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     GROUP BY c.relname ORDER BY c.relname`,
    [MIGRATIONS_TABLE],
  );
  return rows;
}

/** Sequences that have given out numbers, with the last of them. */
async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  );
  return rows;
}
