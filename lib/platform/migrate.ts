import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { errorCode, errorLine, OperatorError } from './errors';
import { SCRIPT_COMMITTED, withSchemaEngine } from './schema-engine';

/** Any number that nothing else uses: concurrent starters wait for each other on it. */
const MIGRATION_LOCK = 7_046_105;

const MIGRATIONS_FOLDER = path.join('prisma', 'migrations');

/** The names of the shipped migrations, oldest first. */
export function shippedMigrations(root: string): string[] {
  const folder = path.join(root, MIGRATIONS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .filter((entry) => existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort();
}

export function migrationSql(root: string, name: string): string {
  return readFileSync(path.join(root, MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8');
}

/** The migrations that this database has, oldest first; one that failed half-way is not among them. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  try {
    const { rows } = await client.query<{ migration_name: string }>(
      `SELECT migration_name FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    );
    return rows.map((row) => row.migration_name);
  } catch (error) {
    if (errorCode(error) === '42P01') return [];
    throw error;
  }
}

/**
 * Brings the database to the shipped schema and hands back what was applied. One query when there
 * is nothing to do; the engine is loaded only when there is. Throws OperatorError.
 */
export async function migrate(databaseUrl: string, root: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if ((await pending(client, root)).length === 0) return [];
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    // Whoever held the lock may have done it all.
    await settleInterrupted(client);
    if ((await pending(client, root)).length === 0) return [];
    return await apply(databaseUrl, root);
  } finally {
    await client.end();
  }
}

/**
 * A migration that was cut short (kill -9, power) stands in the table without an end, and the
 * engine would refuse to go on. Its script is one transaction: either all of it is there, or none.
 */
async function settleInterrupted(client: pg.Client): Promise<void> {
  try {
    await client.query(
      `UPDATE _prisma_migrations
       SET finished_at = CASE WHEN committed THEN now() END,
           rolled_back_at = CASE WHEN committed THEN NULL ELSE now() END,
           applied_steps_count = CASE WHEN committed THEN 1 ELSE 0 END
       FROM (SELECT id AS cut, coalesce(logs = $1, false) AS committed FROM _prisma_migrations) cuts
       WHERE id = cut AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [SCRIPT_COMMITTED],
    );
  } catch (error) {
    if (errorCode(error) !== '42P01') throw error;
  }
}

async function pending(client: pg.Client, root: string): Promise<string[]> {
  const shipped = shippedMigrations(root);
  const applied = await appliedMigrations(client);
  const unknown = applied.filter((name) => !shipped.includes(name));
  if (unknown.length > 0) {
    throw new OperatorError(
      `the database was migrated by a newer Portolan (${unknown.join(', ')}): start that one`,
    );
  }
  return shipped.filter((name) => !applied.includes(name));
}

async function apply(databaseUrl: string, root: string): Promise<string[]> {
  try {
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const output = await engine.applyMigrations({
        migrationsList: migrationList(root),
        filters: { externalTables: [], externalEnums: [] },
      });
      return output.appliedMigrationNames;
    });
  } catch (error) {
    // The engine adds where in its own source it failed: of no use to anybody here.
    const line = errorLine(error).replace(/ \d+: [a-z_]+::.*$/, '');
    throw new OperatorError(`the database could not be migrated: ${line}`, { cause: error });
  }
}

/** The folder as the schema engine wants it. */
export function migrationList(root: string) {
  const baseDir = path.join(root, MIGRATIONS_FOLDER);
  const lockfile = path.join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: shippedMigrations(root).map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: migrationSql(root, name) },
      },
    })),
  };
}
