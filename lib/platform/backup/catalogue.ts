import type pg from 'pg';
import type { Header } from './format';

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
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  );
  return rows;
}

/** The tables among these that hold rows. */
export async function listFilledTables(client: pg.ClientBase, tables: Table[]): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of tables) {
    const sql = `SELECT EXISTS (SELECT FROM ${client.escapeIdentifier(name)}) AS has_rows`;
    const { rows } = await client.query<{ has_rows: boolean }>(sql);
    if (rows[0]?.has_rows) filled.push(name);
  }
  return filled;
}

/** Statements that stand between data and its tables, and those that bring them back. */
export interface Guards {
  remove: string[];
  restore: string[];
}

/**
 * Foreign keys, which would ask for an order of tables that cycles do not have, and triggers, which
 * would react to rows that are not news. The owner of the tables may do this; no superuser needed.
 */
export async function listGuards(client: pg.ClientBase): Promise<Guards> {
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
