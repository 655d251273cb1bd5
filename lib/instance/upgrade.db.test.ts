import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { databaseUrl } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import {
  applied,
  givenReport,
  must,
  opened,
  person,
  reportChanges,
  review,
} from '@/lib/testing/community';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { resetDb } from '@/lib/testing/postgres';
import { castVote } from '@/lib/votes/commands';
import { applyMigration, makeHistoryTable, migrate, shippedMigrations } from './migrate';
import { withClient } from './postgres/connect';

const root = process.cwd();
const NOW = new Date('2026-11-20T12:00:00Z');

/** The migrations that came with each landing on the main branch, without their times. */
const LANDINGS: readonly (readonly string[])[] = [
  ['init', 'rules'],
  ['appeals'],
  ['locks'],
  ['notifications'],
  [
    'languages',
    'search_spans',
    'service_profiles',
    'commonness',
    'service_update',
    'service_software',
    'report_settings',
    'contributions',
    'software_taglines',
    'ports_by_range',
    'feedback',
    'batches',
    'idle_sessions',
    'token_expiry',
  ],
  ['source_checks'],
  ['mail_begun'],
  ['held_verdicts', 'comments', 'desk_claims'],
  ['verdicts_together', 'trials', 'trial_numbers'],
  ['jobs'],
  ['official_notifications'],
  ['second_factor'],
  ['growth'],
  ['namespaces'],
  ['reservation_notifications'],
  ['sign_ups'],
  ['reading_order', 'newest_on_port', 'port_use', 'plain_names'],
  ['search_places', 'port_holders', 'decided'],
  ['own_claims', 'port_days', 'open_feedback', 'ballots_of_reports'],
  ['plans_seen'],
];

type Row = Readonly<Record<string, unknown>>;
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

let source: Map<string, Row[]>;
const databases: string[] = [];

beforeAll(async () => {
  await resetDb();
  const [author, voter, moderator] = [
    await person(),
    await person(),
    await person({ role: 'moderator' }),
  ];
  const report = await givenReport(author, {}, NOW);
  must(await transact((tx) => castVote(tx, voter, report, 'confirm', NOW)));
  const edit = await opened(author, 1400, NOW, { software: { name: 'Gin' } });
  must(await review(moderator, edit, { verdict: 'approve' }, NOW));
  must(await review(moderator, await opened(voter, 1401, NOW), { verdict: 'reject' }, NOW));
  await opened(author, 1402, NOW, { software: { name: 'Fiber' } });
  // Two edits that are undone, one of which was undone before and that undone, and one that stands again.
  for (const times of [1, 2, 3]) {
    const software = { name: `Undone ${times}` };
    let last = await applied(
      author,
      {
        kind: 'report.create',
        changes: reportChanges({ portStart: 1500 + times, portEnd: 1500 + times, software }),
      },
      NOW,
    );
    for (let n = 0; n < times; n += 1)
      last = await applied(moderator, { kind: 'revert', subject: last.id }, NOW);
  }
  source = await withClient(databaseUrl(), async (client) =>
    rowsOf(client, await tablesOf(client)),
  );
});

afterAll(() => Promise.all(databases.map((name) => dropDatabase(inject('serverUrl'), name))));

async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT table_name AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND is_generated = 'NEVER'
    GROUP BY 1 ORDER BY 1`);
  return rows;
}

async function rowsOf(
  client: pg.ClientBase,
  tables: readonly Table[],
): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY t::text`,
    );
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** A database as it was after so many landings, with what people had written by then. */
async function landed(count: number): Promise<string> {
  const name = `portolan_test_upgrade_${randomBytes(4).toString('hex')}`;
  databases.push(name);
  const url = onServer(inject('serverUrl'), name);
  await createDatabase(inject('serverUrl'), name);
  const wanted = LANDINGS.slice(0, count).flat();
  const names = shippedMigrations(root).filter((one) => wanted.includes(one.replace(/^\d+_/, '')));
  expect(names).toHaveLength(wanted.length);
  await withClient(url, async (client) => {
    await makeHistoryTable(client);
    for (const one of names) await applyMigration(client, root, one);
    // The rows are whole: their order of coming need not be found.
    await client.query(`SET session_replication_role = 'replica'`);
    for (const table of await tablesOf(client)) await copyInto(client, table);
  });
  return url;
}

async function copyInto(client: pg.ClientBase, { name, columns }: Table): Promise<void> {
  const rows = source.get(name) ?? [];
  const known = columns.filter((column) => rows.some((row) => column in row));
  if (known.length === 0) return;
  const list = known.map((column) => `"${column}"`).join(', ');
  await client.query(
    `INSERT INTO "${name}" (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::"${name}", $1)`,
    [JSON.stringify(rows)],
  );
}

it('knows every migration', () => {
  const known = LANDINGS.flat().sort();
  expect(
    shippedMigrations(root)
      .map((one) => one.replace(/^\d+_/, ''))
      .sort(),
  ).toEqual(known);
});

it.each(LANDINGS.map((names, at) => [at + 1, names.join(', ')] as const))(
  'an instance as of landing %i (%s) is brought up to date with all it holds',
  async (count) => {
    const url = await landed(count);
    const before = await withClient(url, async (client) => {
      const tables = await tablesOf(client);
      return { tables, rows: await rowsOf(client, tables) };
    });
    expect((before.rows.get('log_entry') ?? []).length).toBeGreaterThan(5);
    await migrate(url, root);
    await withClient(url, async (client) => {
      const after = await rowsOf(client, await tablesOf(client));
      for (const { name, columns } of before.tables) {
        const now = after.get(name) ?? [];
        const kept = columns.filter((column) => now.every((row) => column in row));
        expect([name, only(now, kept)]).toEqual([name, only(before.rows.get(name) ?? [], kept)]);
        // Nothing that people wrote is dropped; what the search knows is made of that.
        const written = (before.rows.get(name) ?? []).length > 0 && name !== 'search_entry';
        expect([name, written ? kept : columns]).toEqual([name, columns]);
      }
      expect(await findBrokenInvariants(client)).toEqual([]);
    });
    expect(await migrate(url, root)).toEqual([]);
  },
);

function only(rows: readonly Row[], columns: readonly string[]): string[] {
  return rows.map((row) => JSON.stringify(columns.map((column) => row[column]))).sort();
}
