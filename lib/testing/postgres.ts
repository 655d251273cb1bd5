import { db } from '@/lib/platform/db';
import { databaseUrl } from '@/lib/platform/env';
import { withClient } from '@/lib/instance/postgres/connect';

/**
 * The Prisma client of this test file's own database, a fresh clone of the migrated template.
 * Code under test that asks for `db()` gets the same one.
 */
export const testDb = db;

/** Empties every table that has rows, and lets numbers start again; the schema stays. */
export async function resetDb(): Promise<void> {
  await withClient(databaseUrl(), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    if (rows.length === 0) return;
    const filled = rows
      .map(
        ({ name }) =>
          `SELECT '${name.replaceAll("'", "''")}' AS name WHERE EXISTS (SELECT FROM ${name})`,
      )
      .join(' UNION ALL ');
    const { rows: used } = await client.query<{ name: string }>(filled);
    if (used.length === 0) return;
    await client.query(
      `TRUNCATE ${used.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`,
    );
  });
}
