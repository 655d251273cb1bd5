import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { keepPlan } from '@/lib/edits/commands/change-edit';
import { ALL_TAG, notifyTags } from '@/lib/platform/cache-tags';
import { HOUR } from '@/lib/platform/clock';
import { connectionOf, inTransaction, pool, type Tx } from '@/lib/platform/db';
import { OperatorError } from '@/lib/platform/errors';
import { writeSearchEntries } from '@/lib/search/commands';
import { normName } from '@/lib/software/types';
import { MADE_DOMAIN, type Plan, planOf, type Wanted } from './plan';
import { COLUMNS, copyLine, type Table, TABLES } from './copy-text';
import { batchesOf } from './rows';
import type { FirstNumbers } from './sink';
import { type Survey, survey } from './survey';

/** How many rows of each table were written. */
export type Grown = Record<Table, number>;

/** A large one takes minutes; Prisma would end its transaction. */
const TIMEOUT_MS = 6 * HOUR;

/**
 * Writes a made community into the process's database, in one transaction: all of it is there afterwards, or
 * nothing. Search entries and statistics are right then, and pages are made anew. Nobody is told of what
 * lies in its past. Throws an OperatorError where `refusal` has something against it.
 */
export async function growCommunity(
  wanted: Omit<Wanted, 'taken'>,
  say: (line: string) => void,
): Promise<Grown> {
  const refused = await refusal();
  if (refused !== null) throw new OperatorError(refused);
  say('Telling the stories.');
  const plan = planOf({ ...wanted, taken: await takenNames() });
  const surveyed = survey(plan);
  say(`Writing ${surveyed.reports} reports and ${surveyed.edits} edits.`);
  const grown = await inTransaction((tx) => write(tx, plan, surveyed, say), {
    timeout: TIMEOUT_MS,
  });
  say('Bringing the statistics up to date.');
  await pool().query('VACUUM ANALYZE');
  return grown;
}

/** Mail addresses that reach nobody: names that are reserved for examples and tests (RFC 2606, RFC 6761). */
const RESERVED = String.raw`(^|[@.])(example\.(com|net|org)|example|test|invalid|localhost)$`;

/**
 * Why no community may be made here, in one line; null: it may. A database in which anybody real has an account
 * (an address that mail can reach, or a way to sign in through another site) is never written to, nor is one
 * that has a made community.
 */
export async function refusal(): Promise<string | null> {
  const { rows } = await pool().query<{ people: number; made: number }>(
    `SELECT count(*) FILTER (WHERE (email IS NOT NULL AND email::text !~* $1)
        OR EXISTS (SELECT FROM account a WHERE a.user_id = u.id))::int AS people,
      count(*) FILTER (WHERE email::text LIKE '%@' || $2)::int AS made FROM "user" u`,
    [RESERVED, MADE_DOMAIN],
  );
  const [{ people, made } = { people: 0, made: 0 }] = rows;
  if (people > 0)
    return `this database holds accounts of ${people} real people: a community is made in development databases only`;
  return made > 0
    ? 'this database has a made community already: take another one (DATA_DIR, DATABASE_URL)'
    : null;
}

/** Names that a made program must not have: what it would be mixed up with. */
async function takenNames(): Promise<ReadonlySet<string>> {
  const { rows } = await pool().query<{ name: string }>(
    `SELECT DISTINCT service_name AS name FROM registry_row WHERE service_name IS NOT NULL
     UNION SELECT name FROM software UNION SELECT slug FROM software UNION SELECT unnest(aliases) FROM software
     UNION SELECT unnest(aliases) FROM service_profile UNION SELECT unnest(software) FROM service_profile`,
  );
  return new Set(rows.map(({ name }) => normName(name)));
}

async function write(
  tx: Tx,
  plan: Plan,
  surveyed: Survey,
  say: (line: string) => void,
): Promise<Grown> {
  // `inTransaction` opened it: it has a connection, and that is the pool's.
  const connection = connectionOf(tx) as pg.PoolClient;
  const first: FirstNumbers = {
    software: await reserve(connection, 'software', plan.software.length),
    report: await reserve(connection, 'report', surveyed.reports),
    edit: await reserve(connection, 'edit', surveyed.edits),
    flag: await reserve(connection, 'flag', surveyed.flags),
  };
  await connection.query(
    'CREATE TEMP TABLE made_entry (LIKE log_entry, n serial) ON COMMIT DROP; ALTER TABLE made_entry ALTER id DROP NOT NULL',
  );
  const grown = Object.fromEntries(TABLES.map((table) => [table, 0])) as Grown;
  const total = surveyed.reports;
  let said = 0;
  for (const { rows, entries } of batchesOf(plan, surveyed, first)) {
    for (const table of TABLES) {
      if (rows[table].length === 0) continue;
      await copy(connection, table, rows[table].map(copyLine));
      grown[table] += rows[table].length;
    }
    await writeSearchEntries(tx, entries);
    const tenth = Math.floor((10 * grown.report) / total);
    if (tenth > said) say(`  … ${grown.report} of ${total} reports`);
    said = Math.max(said, tenth);
  }
  // The log is numbered in the order of time, as if it had been written so.
  const columns = COLUMNS.log_entry.replaceAll(' ', ', ');
  await connection.query(
    `INSERT INTO log_entry (${columns}) SELECT ${columns} FROM made_entry ORDER BY at, n`,
  );
  // Nobody in it undoes an undoing.
  await connection.query(
    `UPDATE edit SET undone = true FROM edit r WHERE r.reverts_edit_id = edit.id AND r.state = 'applied'`,
  );
  await keepPlans(tx, new Date(plan.until));
  await notifyTags(tx, [ALL_TAG]);
  return grown;
}

/** Notes of what waits what applying it would write, and that it was this which was approved. */
async function keepPlans(tx: Tx, now: Date): Promise<void> {
  const waiting = await tx.edit.findMany({ where: { decidedAt: null, plan: null } });
  for (const edit of waiting) {
    const { plan } = await keepPlan(tx, edit, now);
    const approvals = { editId: edit.id, verdict: 'approve', voidedAt: null };
    await tx.review.updateMany({ where: approvals, data: { plan } });
  }
}

/** The first of `count` numbers of a table that nobody else gets from now on. */
async function reserve(connection: pg.PoolClient, table: string, count: number): Promise<number> {
  const { rows } = await connection.query<{ first: string }>(
    `SELECT first, setval(pg_get_serial_sequence($1, 'id'), first + greatest($2, 1) - 1)
     FROM (SELECT nextval(pg_get_serial_sequence($1, 'id')) AS first) AS next`,
    [table, count],
  );
  return Number(rows[0]?.first);
}

async function copy(connection: pg.PoolClient, table: Table, lines: string[]): Promise<void> {
  const columns = COLUMNS[table]
    .split(' ')
    .map((name) => `"${name}"`)
    .join(', ');
  const into = table === 'log_entry' ? 'made_entry' : `"${table}"`;
  const sink = connection.query(copyFrom(`COPY ${into} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(lines), sink);
}
