import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET as ownData } from '@/app/api/me/data/route';
import { closeAccount } from '@/lib/auth/commands/accounts';
import { createToken } from '@/lib/auth/commands/tokens';
import { withClient } from '@/lib/instance/postgres/connect';
import { findBrokenInvariants } from '@/lib/invariants/queries';
import { closeFlag } from '@/lib/moderation/commands/flags';
import { databaseUrl } from '@/lib/platform/env';
import { transact } from '@/lib/platform/transact';
import { must, person } from './community';
import {
  fillLife,
  type Life,
  OWNED,
  PRIVATE_MARKS,
  PUBLIC_MARKS,
  SECRET_MARKS,
  SECRETS,
} from './leaving.fixture';
import { NOW } from './leaving-private.fixture';
import { resetDb, testDb } from './postgres';
import { SITE } from './sign-in';

let life: Life;

async function begin(): Promise<void> {
  await resetDb();
  life = await fillLife();
}

beforeAll(begin);

type Row = Readonly<Record<string, unknown>>;

/** Rows of the database as it keeps them, whatever the code knows of them. */
async function select(sql: string, values: unknown[] = []): Promise<Row[]> {
  let found: Row[] = [];
  await withClient(databaseUrl(), async (client) => {
    found = (await client.query<{ row: Row }>(sql, values)).rows.map(({ row }) => row);
  });
  return found;
}

/** `table.column` of everything that names an account. */
async function columnsOfAccounts(): Promise<string[]> {
  const found = await select(`
    SELECT jsonb_build_object('at', c.conrelid::regclass || '.' || a.attname) AS row
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = '"user"'::regclass`);
  return found.map(({ at }) => String(at).replaceAll('"', '')).sort();
}

function rowsOf(at: string): Promise<Row[]> {
  const [table = '', column = ''] = at.split('.');
  return select(`SELECT to_jsonb(t) AS row FROM "${table}" t WHERE "${column}" = $1`, [life.id]);
}

/** Everything in every table, as text. */
async function everything(): Promise<string> {
  const tables = await select(
    `SELECT jsonb_build_object('name', tablename) AS row FROM pg_tables WHERE schemaname = 'public'`,
  );
  const texts = await Promise.all(
    tables.map(({ name }) => select(`SELECT to_jsonb(t::text) AS row FROM "${String(name)}" t`)),
  );
  return texts.flat().map(String).join('\n');
}

async function download(headers: Record<string, string>): Promise<Response> {
  return ownData(new Request(`${SITE}/api/me/data`, { headers }));
}

it('every column that names an account is known here, and met in this test', async () => {
  expect(await columnsOfAccounts()).toEqual(Object.keys(OWNED).sort());
  for (const at of Object.keys(OWNED)) expect([at, (await rowsOf(at)).length]).not.toEqual([at, 0]);
  const all = await everything();
  for (const mark of [...PRIVATE_MARKS, ...PUBLIC_MARKS]) expect(all).toContain(mark);
});

describe('the file of one’s own data', () => {
  it('holds every column of every row that is one’s own, but for hashes', async () => {
    const response = await download({ cookie: life.cookie });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="portolan-/);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const file = (await response.json()) as Record<string, Row[]>;
    const [account] = await select('SELECT to_jsonb(t) AS row FROM "user" t WHERE id = $1', [
      life.id,
    ]);
    expectWhole('user', account ?? {}, [file.account as unknown as Row]);
    for (const [at, { list, omits, but }] of Object.entries(OWNED)) {
      if (list === null) continue;
      const rows = (await rowsOf(at)).filter((row) => but?.(row) !== true);
      for (const row of rows) expectWhole(at, row, file[list] ?? [], omits);
    }
    const about = await select(
      `SELECT to_jsonb(t) AS row FROM log_entry t WHERE subject_type = 'user' AND subject_id = $1`,
      [life.id],
    );
    for (const row of about) expectWhole('log_entry', row, file.log ?? []);
  });

  it('is for whoever is signed in, and no token’s', async () => {
    expect((await download({})).status).toBe(401);
    const wish = { name: 'x', scopes: ['read', 'write', 'moderate'], expiresAt: null } as const;
    const token = must(await createToken(testDb(), life.id, wish, new Date()));
    expect((await download({ authorization: `Bearer ${token}` })).status).toBe(403);
  });

  it('holds nothing of what others keep to themselves, no secret, and no trial that is not over', async () => {
    const text = await (await download({ cookie: life.cookie })).text();
    for (const mark of [...life.othersMarks, ...SECRET_MARKS]) expect(text).not.toContain(mark);
    const { trials } = JSON.parse(text) as { trials: Row[] };
    expect(trials).toMatchObject([{ verdict: 'reject' }]);
  });
});

/** One of `list` has every value of the row. */
function expectWhole(at: string, row: Row, list: readonly Row[], omits?: string): void {
  const wanted = Object.entries(row).filter(
    ([column]) => !SECRETS.includes(column) && column !== omits,
  );
  const isThere = list.some((one) =>
    wanted.every(([column, value]) => isSame(one[camel(column)], value)),
  );
  expect(isThere, `${at}: ${JSON.stringify(row)} in ${JSON.stringify(list)}`).toBe(true);
}

function camel(column: string): string {
  return column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isSame(given: unknown, kept: unknown): boolean {
  if (typeof given === 'string' && typeof kept === 'string' && /^\d{4}-\d\d-\d\dT/.test(kept))
    return new Date(given).getTime() === new Date(kept).getTime();
  // A list that nothing was ever put into is kept as none.
  const isEmpty = (value: unknown) => value === null || JSON.stringify(value) === '[]';
  return JSON.stringify(given) === JSON.stringify(kept) || (isEmpty(given) && isEmpty(kept));
}

describe('whoever closes their account', () => {
  beforeEach(begin);

  it('leaves no trace in any table but the public record, under a name that says nothing', async () => {
    const handle = await transact((tx) => closeAccount(tx, life.id, NOW));
    const all = await everything();
    for (const mark of PRIVATE_MARKS) expect(all, mark).not.toContain(mark);
    for (const mark of PUBLIC_MARKS) expect(all, mark).toContain(mark);
    for (const [at, { stays }] of Object.entries(OWNED))
      expect([at, (await rowsOf(at)).length > 0]).toEqual([at, stays]);
    expect(must(handle)).toMatch(/^former-member-/);
    const user = await testDb().user.findUniqueOrThrow({ where: { id: life.id } });
    expect(user).toMatchObject({
      handle: must(handle),
      email: null,
      emailVerified: null,
      name: null,
    });
    await withClient(databaseUrl(), async (client) => {
      expect(await findBrokenInvariants(client)).toEqual([]);
    });
  });

  it('takes the words of a flag that waited with them when it is decided', async () => {
    must(await transact((tx) => closeAccount(tx, life.id, NOW)));
    const waiting = await testDb().flag.findMany({ where: { authorId: life.id } });
    expect(waiting).toMatchObject([{ state: 'open', note: life.openFlagNote }]);
    const moderator = await person({ role: 'moderator' });
    const id = waiting[0]?.id ?? 0;
    must(await transact((tx) => closeFlag(tx, moderator, id, 'upheld', 'Seen.', NOW)));
    expect(await everything()).not.toContain(life.openFlagNote);
  });
});
