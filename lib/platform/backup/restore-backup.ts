import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ALL_TAG, TAGS_CHANNEL } from '../cache-tags';
import { copyIn } from '../copy';
import { OperatorError } from '../errors';
import { appliedMigrations, migrate, migrationSql, shippedMigrations } from '../migrate';
import { listFilledTables, listGuards, listTables } from './catalogue';
import type { Header } from './format';
import { readBackup, verifyBackup } from './read-backup';
import type { BackupSummary } from './write-backup';

export interface RestoreOptions {
  databaseUrl: string;
  file: string;
  root: string;
  /** Replace what is there. */
  force: boolean;
}

/**
 * Puts a backup in place of everything that the database holds, in one transaction: either all of
 * it is there afterwards or nothing has changed. The file is read through first. A backup of an
 * older Portolan is brought up to date afterwards. Throws OperatorError.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupSummary> {
  const { databaseUrl, file, root, force } = options;
  const header = await verifyBackup(file);
  refuseNewer(header, root);
  await migrate(databaseUrl, root);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    if (!force) await refuseNonEmpty(client);
    await takeShape(client, header, root);
    const rows = await load(client, file);
    await client.query('SELECT pg_notify($1, $2)', [TAGS_CHANNEL, JSON.stringify([ALL_TAG])]);
    await client.query('COMMIT');
    await migrate(databaseUrl, root);
    return { tables: header.tables.length, rows };
  } finally {
    // An open transaction ends with its connection, undone.
    await client.end();
  }
}

function refuseNewer(header: Header, root: string): void {
  const shipped = shippedMigrations(root);
  const unknown = header.migrations.filter((name, index) => shipped[index] !== name);
  if (unknown.length === 0) return;
  throw new OperatorError(`the backup was made by a newer Portolan (${unknown.join(', ')})`);
}

async function refuseNonEmpty(client: pg.Client): Promise<void> {
  const filled = await listFilledTables(client, await listTables(client));
  if (filled.length === 0) return;
  throw new OperatorError(
    `the database is not empty (${filled.slice(0, 3).join(', ')} …): --force replaces everything in it`,
  );
}

/** Gives the database the tables that the backup was made from. */
async function takeShape(client: pg.Client, header: Header, root: string): Promise<void> {
  const applied = await appliedMigrations(client);
  if (applied.join() === header.migrations.join()) return;
  await client.query('DROP SCHEMA public CASCADE');
  await client.query('CREATE SCHEMA public');
  await client.query(
    `CREATE TABLE _prisma_migrations (
       id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
       migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
       started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`,
  );
  for (const name of header.migrations) {
    const sql = migrationSql(root, name);
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), $3, clock_timestamp(), 1)`,
      [randomUUID(), sql, name],
    );
  }
}

async function load(client: pg.Client, file: string): Promise<number> {
  const guards = await listGuards(client);
  for (const sql of guards.remove) await client.query(sql);
  const reader = await readBackup(file);
  const { tables, sequences } = reader.header;
  const names = (await listTables(client)).map(({ name }) => client.escapeIdentifier(name));
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')} RESTART IDENTITY`);
  const counts: number[] = [];
  for (const table of tables) {
    const columns = table.columns.map((name) => client.escapeIdentifier(name)).join(', ');
    const sql = `COPY ${client.escapeIdentifier(table.name)} (${columns}) FROM STDIN`;
    counts.push(await copyIn(client, sql, reader.nextTable()));
  }
  for (const { name, value } of sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint)', [
      `public.${client.escapeIdentifier(name)}`,
      value,
    ]);
  }
  for (const sql of guards.restore) await client.query(sql);
  const { trailer } = await reader.end();
  if (counts.join() !== trailer.rows.join()) throw new OperatorError(`${file} changed meanwhile`);
  return counts.reduce((sum, count) => sum + count, 0);
}
