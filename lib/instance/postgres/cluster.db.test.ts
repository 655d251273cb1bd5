import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeCluster, databaseUrlOf, ensureDatabase, openCluster, type Cluster } from './cluster';
import { layoutOf, pidFilePath } from './layout';
import { superviseCluster } from './cluster';
import { leaveUser } from './running';

let dir: string;
let cluster: Cluster;

beforeAll(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'portolan-test-cluster-'));
  cluster = await openCluster({ dir });
});

afterAll(async () => {
  await closeCluster(cluster);
  rmSync(dir, { recursive: true, force: true });
});

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrlOf(cluster, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query(sql)
    .then((result) => result.rows as unknown[])
    .finally(() => client.end());
}

async function reopen(): Promise<void> {
  cluster = await openCluster({ dir });
}

test('a server that is killed comes back on its port with everything that was acknowledged', async () => {
  const supervision = superviseCluster(cluster, () => undefined);
  await query('CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
  const { port, identity } = cluster.postmaster;
  process.kill(identity.pid, 'SIGKILL');
  await vi.waitFor(() => expect(cluster.postmaster.identity).not.toEqual(identity), 10_000);
  expect(cluster.postmaster.port).toBe(port);
  expect(await query('SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 1000 }]);
  await supervision.close();
  await reopen();
});

test('a server whose starter was killed is taken over as it runs', async () => {
  leaveUser(layoutOf(dir));
  const before = cluster.postmaster;
  await reopen();
  expect(cluster.started).toBe(false);
  expect(cluster.postmaster).toEqual(before);
});

test('a server that another process uses is not stopped', async () => {
  const other = path.join(dir, 'users', 'another');
  writeFileSync(other, readFileSync(path.join(dir, 'users', String(process.pid))));
  await closeCluster(cluster);
  expect(await query('SELECT 1 AS up')).toEqual([{ up: 1 }]);
  rmSync(other);
});

test('a pid file that now names some other process does not keep the server from starting', async () => {
  await closeCluster(cluster);
  const { port } = cluster.postmaster;
  const stale = [process.pid, dir, 1, port, '', '127.0.0.1', '12345 67', 'ready'].join('\n');
  writeFileSync(pidFilePath(layoutOf(cluster.launch.layout.dir)), `${stale}\n`);
  await reopen();
  expect(cluster.started).toBe(true);
});

test('the port is kept, and given up only when somebody else has taken it', async () => {
  const { port } = cluster.postmaster;
  await closeCluster(cluster);
  await reopen();
  expect(cluster.postmaster.port).toBe(port);
  await closeCluster(cluster);
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
  await reopen();
  expect(cluster.postmaster.port).not.toBe(port);
  await new Promise((resolve) => squatter.close(resolve));
  await closeCluster(cluster);
  const moved = cluster.postmaster.port;
  await reopen();
  expect(cluster.postmaster.port).toBe(moved);
});

test.each(['1', '70000', 'no number', ''])(
  'a kept port of "%s" gives way to a free one, which is kept',
  async (kept) => {
    await closeCluster(cluster);
    writeFileSync(path.join(dir, 'port'), kept);
    await reopen();
    expect(readFileSync(path.join(dir, 'port'), 'utf8')).toBe(`${cluster.postmaster.port}\n`);
    expect(await query('SELECT 1 AS up')).toEqual([{ up: 1 }]);
  },
);

test.each([
  ['a wrong', 'something else\n'],
  ['an empty', ''],
  ['no', null],
])('%s password beside data is one line that says what to do', async (_, content) => {
  const [file, aside] = [path.join(dir, 'password'), path.join(dir, 'password.kept')];
  const refused = /password does not hold the password of the database beside it: put the old file/;
  const isRefused = async () => {
    renameSync(file, aside);
    if (content !== null) writeFileSync(file, content);
    const open = async () => ensureDatabase(await openCluster({ dir }), 'portolan');
    await expect(open()).rejects.toThrow(refused);
    renameSync(aside, file);
  };
  // A server that runs already, and then one that has to be started.
  await isRefused();
  await closeCluster(cluster);
  await isRefused();
  await reopen();
});

test('data whose making was cut short is made again', async () => {
  await closeCluster(cluster);
  rmSync(path.join(dir, 'data'), { recursive: true });
  mkdirSync(path.join(dir, 'data.unfinished'));
  writeFileSync(path.join(dir, 'data.unfinished', 'PG_VERSION'), '18');
  await reopen();
  expect(await query('SELECT 1 AS up')).toEqual([{ up: 1 }]);
});

test('data of another major version is refused in one line', async () => {
  await closeCluster(cluster);
  const version = path.join(dir, 'data', 'PG_VERSION');
  const found = readFileSync(version, 'utf8');
  writeFileSync(version, '17\n');
  await expect(openCluster({ dir })).rejects.toThrow(
    /made by PostgreSQL 17 and this Portolan brings/,
  );
  writeFileSync(version, found);
  await reopen();
});

test('only this machine and only who knows the password gets in; nothing is put at risk', async () => {
  const settings = await query(
    `SELECT name, setting FROM pg_settings
     WHERE name IN ('listen_addresses', 'fsync', 'synchronous_commit', 'full_page_writes')
     ORDER BY name`,
  );
  expect(settings).toEqual([
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '127.0.0.1' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
  expect(statSync(path.join(dir, 'password')).mode & 0o777).toBe(0o600);
  const url = new URL(databaseUrlOf(cluster, 'postgres'));
  url.password = 'wrong';
  const client = new pg.Client({ connectionString: url.href });
  await expect(client.connect()).rejects.toThrow(/password authentication failed/);
});

test('letters of every language are letters, and sort alike everywhere', async () => {
  expect(
    await query(`SELECT to_tsvector('simple', 'שלום Łódź')::text AS words, upper('łż') AS upper`),
  ).toEqual([{ words: `'łódź':2 'שלום':1`, upper: 'ŁŻ' }]);
});
