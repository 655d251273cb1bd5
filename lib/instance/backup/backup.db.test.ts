import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { migrate, migrationSql, shippedMigrations } from '../migrate';
import { restoreBackup } from './restore';
import { writeBackup } from './write';

const root = process.cwd();
const server = inject('serverUrl');
let folder: string;
let file: string;
let databases: string[];
let source: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portolan-backup-'));
  file = path.join(folder, 'backup.gz');
  databases = [];
  source = await freshDatabase();
});

afterEach(async () => {
  await Promise.all(databases.map((name) => dropDatabase(server, name)));
  await rm(folder, { recursive: true });
});

async function freshDatabase({ empty = false } = {}): Promise<string> {
  const name = `portolan_test_backup_${randomBytes(4).toString('hex')}`;
  databases.push(name);
  await createDatabase(server, name, empty ? undefined : inject('templateDatabase'));
  return onServer(server, name);
}

async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then((result) => result.rows as Row[])
    .finally(() => client.end());
}

const NAMES = ['plain', "quo'te", 'back\\slash', 'tab\tline\nend', 'שלום', '\\N', ''];

async function fill(url: string, count = NAMES.length): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (let i = 0; i < count; i += 1) {
    await client.query(`INSERT INTO "user" (id, email, name) VALUES ($1, $2, $3)`, [
      `u${i}`,
      i === 0 ? null : `u${i}@example.org`,
      NAMES[i % NAMES.length],
    ]);
  }
  await client.query(
    `INSERT INTO session (id, session_token, user_id, expires) VALUES ('s', 't', 'u0', now())`,
  );
  await client.end();
}

const users = (url: string) => query(url, `SELECT id, email, name FROM "user" ORDER BY id`);

function restore(databaseUrl: string, force = false) {
  return restoreBackup({ databaseUrl, file, root, force });
}

test('what was backed up comes back, letter for letter, into an empty instance', async () => {
  await fill(source);
  const written = await writeBackup(source, file);
  const target = await freshDatabase();
  expect(await restore(target)).toEqual(written);
  expect(await users(target)).toEqual(await users(source));
  expect(await query(target, 'SELECT * FROM session')).toEqual(
    await query(source, 'SELECT * FROM session'),
  );
});

test('foreign keys and triggers stand again after a restore', async () => {
  const rules = `SELECT conname::text AS name, pg_get_constraintdef(oid) AS rule FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT tgname::text, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1, 2`;
  const before = await query(source, rules);
  await fill(source);
  await writeBackup(source, file);
  const target = await freshDatabase();
  await restore(target);
  expect(await query(target, rules)).toEqual(before);
});

test('a backup is private to its owner', async () => {
  await writeBackup(source, file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('an instance that holds something is replaced only by force', async () => {
  await fill(source, 1);
  await writeBackup(source, file);
  const target = await freshDatabase();
  await fill(target, 3);
  await expect(restore(target)).rejects.toThrow(/not empty \(.*user.*--force/);
  expect(await users(target)).toHaveLength(3);
  await restore(target, true);
  expect(await users(target)).toHaveLength(1);
});

test.each([0.1, 0.5, 0.95, 0.999])(
  'a file cut at %d of its length changes nothing',
  async (part) => {
    await fill(source, 200);
    await writeBackup(source, file);
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, Math.floor(whole.length * part)));
    const target = await freshDatabase();
    await fill(target, 2);
    await expect(restore(target, true)).rejects.toThrow(/cut short/);
    expect(await users(target)).toHaveLength(2);
  },
);

test('a file with one changed letter is refused by its checksum', async () => {
  await fill(source, 3);
  await writeBackup(source, file);
  const content = gunzipSync(await readFile(file));
  const at = content.indexOf('u2@example.org');
  content.write('x', at);
  await writeFile(file, gzipSync(content));
  await expect(restore(await freshDatabase())).rejects.toThrow(/checksum/);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('hello')],
  ['a compressed text', gzipSync('hello, world')],
])('%s is not taken for a backup', async (_name, content) => {
  await writeFile(file, content);
  await expect(restore(await freshDatabase())).rejects.toThrow(/not a backup|cut short/);
});

test('a missing file is named', async () => {
  await expect(restore(source)).rejects.toThrow(`there is no file ${file}`);
});

/** A root with its own migrations: the first `kept` of the shipped ones, and `more`. */
async function otherRoot(kept: number, more: Record<string, string> = {}): Promise<string> {
  const other = path.join(folder, 'root');
  const shipped = shippedMigrations(root).slice(0, kept);
  const scripts = {
    ...Object.fromEntries(shipped.map((name) => [name, migrationSql(root, name)])),
    ...more,
  };
  for (const [name, sql] of Object.entries(scripts)) {
    const migration = path.join(other, 'prisma', 'migrations', name);
    await mkdir(migration, { recursive: true });
    await writeFile(path.join(migration, 'migration.sql'), sql);
  }
  const lockfile = path.join('prisma', 'migrations', 'migration_lock.toml');
  await copyFile(path.join(root, lockfile), path.join(other, lockfile));
  return other;
}

test('a backup of an older Portolan is brought up to date', async () => {
  const old = await freshDatabase({ empty: true });
  await migrate(old, await otherRoot(1));
  await fill(old, 2);
  await writeBackup(old, file);
  const target = await freshDatabase();
  await restore(target);
  expect(await users(target)).toEqual(await users(old));
  expect(await migrate(target, root)).toEqual([]);
});

test('a backup of a newer Portolan is refused', async () => {
  const later = '99991231235959_later';
  await migrate(source, await otherRoot(Infinity, { [later]: 'CREATE TABLE later (x int)' }));
  await writeBackup(source, file);
  await expect(restore(await freshDatabase())).rejects.toThrow(`newer Portolan (${later})`);
});
