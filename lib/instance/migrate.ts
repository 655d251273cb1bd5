import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { errorCode, errorLine, OperatorError } from '@/lib/platform/errors';
import { ALONE } from './postgres/alone';
import { withClient } from './postgres/connect';

export const MIGRATIONS_FOLDER = path.join('prisma', 'migrations');

/** PostgreSQL: a table that is named does not exist. */
const UNDEFINED_TABLE = '42P01';

/** The names of the shipped migrations, oldest first. */
export function shippedMigrations(root: string): string[] {
  const folder = path.join(root, MIGRATIONS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort();
}

export function migrationSql(root: string, name: string): string {
  return readFileSync(path.join(root, MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8');
}

/** The migrations that this database has, oldest first; one that failed half-way is not among them. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  return (await findApplied(client)) ?? [];
}

/** Null where no migration was ever begun. */
async function findApplied(client: pg.ClientBase): Promise<string[] | null> {
  try {
    const { rows } = await client.query<{ migration_name: string }>(
      `SELECT migration_name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    );
    return rows.map((row) => row.migration_name);
  } catch (error) {
    if (errorCode(error) === UNDEFINED_TABLE) return null;
    throw error;
  }
}

/**
 * Brings the database to the shipped schema and hands back the names of what was applied. One query
 * when there is nothing to do. Throws OperatorError.
 */
export function migrate(databaseUrl: string, root: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    if (pending(await findApplied(client), root).length === 0) return [];
    await client.query('SELECT pg_advisory_lock($1)', [ALONE.migrate]);
    // Whoever held the lock may have done it all.
    if ((await findApplied(client)) === null) await beginHistory(client);
    await closeInterrupted(client);
    const names = pending(await findApplied(client), root);
    for (const name of names) await applyInTransaction(client, root, name);
    return names;
  });
}

function pending(applied: string[] | null, root: string): string[] {
  const shipped = shippedMigrations(root);
  const unknown = (applied ?? []).filter((name) => !shipped.includes(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `the database was migrated by a newer Portolan (${unknown.join(', ')}): start that one`,
    );
  }
  return shipped.filter((name) => !applied?.includes(name));
}

/** A database that holds something and was never migrated is somebody else's. */
async function beginHistory(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
       AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LIMIT 1`,
  );
  if (rowCount !== 0) {
    throw new OperatorError(
      'the database could not be migrated: it is not empty and was not made by Portolan',
    );
  }
  await makeHistoryTable(client);
}

/** Prisma's own table, letter for letter, so that `prisma migrate` reads and continues it. */
export async function makeHistoryTable(client: pg.ClientBase): Promise<void> {
  await client.query(
    `CREATE TABLE _prisma_migrations (
       id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
       migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
       started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`,
  );
}

/**
 * A migration without an end, left by `prisma migrate` or by an earlier Portolan that was killed
 * between the script and the note of it. The earlier one wrote into `logs`, in the script's own
 * transaction, that the script is there; without that note the script is run again.
 */
async function closeInterrupted(client: pg.ClientBase): Promise<void> {
  await client.query(
    `UPDATE _prisma_migrations
     SET finished_at = CASE WHEN committed THEN now() END,
         rolled_back_at = CASE WHEN committed THEN NULL ELSE now() END,
         applied_steps_count = CASE WHEN committed THEN 1 ELSE 0 END
     FROM (SELECT id AS cut, coalesce(logs = 'script committed', false) AS committed
           FROM _prisma_migrations) cuts
     WHERE id = cut AND finished_at IS NULL AND rolled_back_at IS NULL`,
  );
}

/** Script and note are one transaction: a process killed at any moment leaves both or neither. */
async function applyInTransaction(client: pg.Client, root: string, name: string): Promise<void> {
  try {
    await client.query('BEGIN');
    await applyMigration(client, root, name);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    const line = errorLine(error);
    throw new OperatorError(`the database could not be migrated: ${name}: ${line}`, {
      cause: error,
    });
  }
}

/** Runs one script and notes it as Prisma does, in the transaction that `client` is in. */
export async function applyMigration(
  client: pg.ClientBase,
  root: string,
  name: string,
): Promise<void> {
  const sql = migrationSql(root, name);
  const id = randomUUID();
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name)
     VALUES ($1, $2, clock_timestamp(), $3)`,
    [id, createHash('sha256').update(sql).digest('hex'), name],
  );
  await client.query(sql);
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1
     WHERE id = $1`,
    [id],
  );
}
