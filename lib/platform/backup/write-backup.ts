import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { copyOut } from '../copy';
import { appliedMigrations } from '../migrate';
import { listSequences, listTables } from './catalogue';
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
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const gzip = createGzip();
    const written = pipeline(gzip, createWriteStream(partial, { mode: 0o600 }));
    // Whichever of the two fails, the other one must not wait for it.
    const [summary] = await Promise.all([dump(client, gzip), written]).catch((error: unknown) => {
      gzip.destroy();
      throw error;
    });
    await toDisk(partial);
    await rename(partial, file);
    return summary;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
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
  const rows: number[] = [];
  for (const table of header.tables) {
    const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ');
    const sql = `COPY ${client.escapeIdentifier(table.name)} (${columns}) TO STDOUT`;
    rows.push(await copyOut(client, sql, (chunk) => write(frame(chunk))));
    await write(END_OF_TABLE);
  }
  await client.query('COMMIT');
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
