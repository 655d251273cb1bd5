import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { appliedMigrations, migrate, migrationSql, shippedMigrations } from './migrate';
import { withClient } from './postgres/connect';

const root = process.cwd();
let name: string;
let url: string;

beforeEach(async () => {
  name = `portolan_test_migrate_${randomBytes(4).toString('hex')}`;
  url = onServer(inject('serverUrl'), name);
  await createDatabase(inject('serverUrl'), name);
});

afterEach(() => dropDatabase(inject('serverUrl'), name));

function query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query(sql, values)).rows as Row[]);
}

function applied(): Promise<string[]> {
  return withClient(url, appliedMigrations);
}

test('an empty database gets every shipped migration, and a second call has nothing to do', async () => {
  expect(await migrate(url, root)).toEqual(shippedMigrations(root));
  expect(await migrate(url, root)).toEqual([]);
});

test('of several starters at once one applies each migration', async () => {
  const all = await Promise.all([migrate(url, root), migrate(url, root), migrate(url, root)]);
  expect(all.flat().sort()).toEqual(shippedMigrations(root));
});

test('a database of a newer Portolan is refused by name', async () => {
  await migrate(url, root);
  await query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
     VALUES ('x', 'x', '99991231235959_later', now())`,
  );
  await expect(migrate(url, root)).rejects.toThrow(/newer Portolan \(99991231235959_later\)/);
});

test('a migration that was cut short before its script was committed is applied again', async () => {
  const [first = ''] = shippedMigrations(root);
  await migrate(url, root);
  await query('DROP SCHEMA public CASCADE');
  await query('CREATE SCHEMA public');
  await query(
    `CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
       finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
       rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
       applied_steps_count integer NOT NULL DEFAULT 0)`,
  );
  await query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', $1)`,
    [first],
  );
  expect(await migrate(url, root)).toEqual(shippedMigrations(root));
});

test('a migration that was cut short after its script was committed is not applied again', async () => {
  await migrate(url, root);
  await query(
    `UPDATE _prisma_migrations SET finished_at = NULL, logs = 'script committed'
     WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`,
  );
  expect(await migrate(url, root)).toEqual([]);
  expect(await applied()).toEqual(shippedMigrations(root));
});

test('what was applied is noted as Prisma notes it', async () => {
  await migrate(url, root);
  const rows = await query(
    `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count,
            length(id) AS id_length, finished_at > started_at AS took_time
     FROM _prisma_migrations ORDER BY started_at`,
  );
  expect(rows).toEqual(
    shippedMigrations(root).map((name_) => ({
      migration_name: name_,
      checksum: createHash('sha256').update(migrationSql(root, name_)).digest('hex'),
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      id_length: 36,
      took_time: true,
    })),
  );
});

test('a database that holds something of somebody else is left alone', async () => {
  await query('CREATE TABLE theirs (x int)');
  await expect(migrate(url, root)).rejects.toThrow(/not empty and was not made by Portolan/);
  expect(await query(`SELECT to_regclass('_prisma_migrations') AS history`)).toEqual([
    { history: null },
  ]);
});

/** A root whose only migration is `sql`. */
function rootWith(sql: string): string {
  const other = mkdtempSync(path.join(tmpdir(), 'portolan-migrations-'));
  const folder = path.join(other, 'prisma', 'migrations', '20260101000000_only');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'migration.sql'), sql);
  return other;
}

test('a script that fails leaves neither a table nor a note, and is named', async () => {
  const other = rootWith('CREATE TABLE made (x int); SELECT 1 / 0;');
  await expect(migrate(url, other)).rejects.toThrow(
    'the database could not be migrated: 20260101000000_only: division by zero',
  );
  expect(await query(`SELECT to_regclass('made') AS made`)).toEqual([{ made: null }]);
  expect(await query('SELECT * FROM _prisma_migrations')).toEqual([]);
  rmSync(other, { recursive: true });
});

test('a connection cut in the middle of a script leaves nothing, and the next start applies it', async () => {
  const cut = `CREATE TABLE made (x int);
    SELECT pg_terminate_backend(pg_backend_pid()) WHERE to_regclass('permitted') IS NULL;`;
  const other = rootWith(cut);
  await expect(migrate(url, other)).rejects.toThrow(/could not be migrated: 20260101000000_only/);
  expect(await query(`SELECT to_regclass('made') AS made`)).toEqual([{ made: null }]);
  await query('CREATE TABLE permitted (x int)');
  expect(await migrate(url, other)).toEqual(['20260101000000_only']);
  rmSync(other, { recursive: true });
});
