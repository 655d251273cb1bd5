import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { appliedMigrations, migrate, shippedMigrations } from './migrate';

const root = process.cwd();
let name: string;
let url: string;

beforeEach(async () => {
  name = `portolan_test_migrate_${randomBytes(4).toString('hex')}`;
  url = onServer(inject('serverUrl'), name);
  await createDatabase(inject('serverUrl'), name);
});

afterEach(() => dropDatabase(inject('serverUrl'), name));

async function query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows as Row[];
  } finally {
    await client.end();
  }
}

async function applied(): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return appliedMigrations(client).finally(() => client.end());
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
