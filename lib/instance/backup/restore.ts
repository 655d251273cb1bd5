import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ALL_TAG, TAGS_CHANNEL } from '@/lib/platform/cache-tags';
import { OperatorError } from '@/lib/platform/errors';
import {
  appliedMigrations,
  applyMigration,
  makeHistoryTable,
  migrate,
  shippedMigrations,
} from '../migrate';
import { withClient } from '../postgres/connect';
import { readBackup, verifyBackup, type Header } from './format';
import { listTables, type BackupSummary } from './write';

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
  // An open transaction ends with its connection, undone.
  const rows = await withClient(databaseUrl, async (client) => {
    await client.query('BEGIN');
    if (!force) await refuseNonEmpty(client);
    await takeShape(client, header, root);
    const loaded = await load(client, file);
    await client.query('SELECT pg_notify($1, $2)', [TAGS_CHANNEL, JSON.stringify([ALL_TAG])]);
    await client.query('COMMIT');
    return loaded;
  });
  await migrate(databaseUrl, root);
  return { tables: header.tables.length, rows };
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
  await makeHistoryTable(client);
  for (const name of header.migrations) await applyMigration(client, root, name);
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
    const copy = client.query(
      copyFrom(`COPY ${client.escapeIdentifier(table.name)} (${columns}) FROM STDIN`),
    );
    await pipeline(Readable.from(reader.nextTable()), copy);
    counts.push(copy.rowCount);
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

/** The tables among these that hold rows. */
export async function listFilledTables(
  client: pg.ClientBase,
  tables: Header['tables'],
): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const sql = `SELECT EXISTS (SELECT FROM ${client.escapeIdentifier(name)}) AS has_rows`;
    const { rows } = await client.query<{ has_rows: boolean }>(sql);
    if (rows[0]?.has_rows) filled.push(name);
  }
  return filled;
}

/** Statements that stand between data and its tables, and those that bring them back. */
interface Guards {
  remove: string[];
  restore: string[];
}

/**
 * Foreign keys, which would ask for an order of tables that cycles do not have, and triggers, which
 * would react to rows that are not news. The owner of the tables may do this; no superuser needed.
 */
async function listGuards(client: pg.ClientBase): Promise<Guards> {
  const keys = await client.query<{ remove: string; restore: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS remove,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
                   pg_get_constraintdef(oid)) AS restore
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
     ORDER BY conname`,
  );
  const triggers = await client.query<{ remove: string; restore: string }>(
    `SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname) AS remove,
            format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass,
                   CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END,
                   tgname) AS restore
     FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
     WHERE NOT tgisinternal AND tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace
     ORDER BY tgname`,
  );
  const all = [...keys.rows, ...triggers.rows];
  return { remove: all.map((one) => one.remove), restore: all.map((one) => one.restore) };
}
