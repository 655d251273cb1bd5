import { db, pool } from '@/lib/platform/db';

/**
 * The Prisma client of this test file's own database, a fresh clone of the migrated template.
 * Code under test that asks for `db()` gets the same one.
 */
export const testDb = db;

/** Above this size a table is emptied quicker by new files than row by row. */
const LARGE_BYTES = 256 * 1024;

/**
 * Empties every table that has rows, and lets numbers start again; the schema stays. Waits for
 * transactions that are still writing. TRUNCATE makes new files for a table and each of its indexes, which
 * costs three times as much as deleting the few rows of a test.
 */
export async function resetDb(): Promise<void> {
  await pool().query(`
    DO $$
    DECLARE
      used text[];
      large text[];
      one text;
    BEGIN
      SELECT array_agg(oid::regclass::text), array_agg(oid::regclass::text) FILTER (WHERE pg_relation_size(oid) > ${LARGE_BYTES})
        INTO used, large
        FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
          AND pg_relation_size(oid) > 0;
      IF used IS NULL THEN RETURN; END IF;
      EXECUTE 'LOCK TABLE ' || array_to_string(used, ', ') || ' IN ACCESS EXCLUSIVE MODE';
      IF large IS NOT NULL THEN EXECUTE 'TRUNCATE ' || array_to_string(large, ', ') || ' CASCADE'; END IF;
      -- Neither what refers to a row nor what guards it has a say.
      SET LOCAL session_replication_role = replica;
      FOREACH one IN ARRAY used LOOP EXECUTE 'DELETE FROM ' || one; END LOOP;
      PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence JOIN pg_class ON oid = seqrelid
        WHERE relnamespace = 'public'::regnamespace AND pg_sequence_last_value(seqrelid) IS NOT NULL;
    END $$`);
}

/** Whether a transaction of the test's database waits for a lock. */
export async function isWaiting(): Promise<boolean> {
  const { rows } = await pool().query(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows.length > 0;
}
