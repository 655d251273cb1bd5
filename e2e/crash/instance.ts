import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from '@playwright/test';
import { loadEnv, SETTING_NAMES } from '@/lib/platform/env';
import { migrate } from '@/lib/platform/migrate';
import { freePort } from '@/lib/platform/postgres/free-port';
import { openInstanceDatabase } from '@/lib/platform/postgres/instance-database';
import { layoutOf, readPidFile } from '@/lib/platform/postgres/layout';
import { identityOf, isAlive } from '@/lib/platform/process-identity';
import { withClient } from '@/lib/testing/databases';
import { startWatched } from '../../scripts/watched-child';

/** An instance as `npm start` runs it, with a PostgreSQL of its own. The kills come back when it serves again. */
export interface CrashInstance {
  readonly origin: string;
  /** Asked each time: where PostgreSQL listens may change when it starts anew. */
  readonly databaseUrl: () => string;
  readonly serverPid: () => number;
  start(): Promise<void>;
  untilReady(): Promise<void>;
  killServer(): Promise<void>;
  killPostgres(): Promise<void>;
  /** One of PostgreSQL's processes for the server; it then ends all of them and recovers. */
  killBackend(): Promise<void>;
  /** What watches, the server and PostgreSQL; then starts anew. */
  killEverything(): Promise<void>;
  close(): Promise<void>;
}

const DEADLINE = { timeout: 60_000, intervals: [25] };

/** `fill` writes to the migrated database before anything serves it. */
export async function openCrashInstance(
  fill: (databaseUrl: string) => Promise<void>,
): Promise<CrashInstance> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-crash-'));
  const layout = layoutOf(path.join(dataDir, 'postgres'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const discard = () => rmSync(dataDir, { recursive: true, force: true });
  const preparedUrl = await prepare(dataDir, fill).catch((error: unknown) => {
    discard();
    throw error;
  });
  let running: Running | null = null;

  const untilReady = () => readyAt(origin);
  const serverPid = () => serverPidIn(dataDir);
  const postmasterPid = () => readPidFile(layout)?.pid ?? 0;
  const databaseUrl = () => {
    const url = new URL(preparedUrl);
    url.port = readFileSync(layout.port, 'utf8').trim();
    return url.href;
  };
  async function start(): Promise<void> {
    running = run(dataDir, port);
    await Promise.race([untilReady(), running.failed]);
  }
  async function killed(...pids: number[]): Promise<void> {
    await Promise.all(pids.map(kill));
    await untilReady();
  }
  return {
    ...{ origin, databaseUrl, serverPid, start, untilReady },
    killServer: () => killed(serverPid()),
    killPostgres: () => killed(postmasterPid()),
    killBackend: async () => killed(await backendPid(databaseUrl())),
    async killEverything() {
      // The first one would start the others again.
      await Promise.all([running?.pid ?? 0, serverPid(), postmasterPid()].map(kill));
      await start();
    },
    async close() {
      await running?.stop();
      // Left where a test failed between the killing and the new start.
      const left = postmasterPid();
      if (left !== 0 && identityOf(left) !== null) await kill(left);
      discard();
    },
  };
}

async function prepare(dataDir: string, fill: (url: string) => Promise<void>): Promise<string> {
  const env = { ...loadEnv(), DATA_DIR: dataDir, DATABASE_URL: undefined };
  const database = await openInstanceDatabase(env);
  try {
    await migrate(database.url, process.cwd());
    await fill(database.url);
    return database.url;
  } finally {
    await database.close();
  }
}

interface Running {
  readonly pid: number;
  /** Rejects with what it said when it ends. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Every setting is given, empty ones too: nothing of a .env, and no other database, may reach it. */
function run(dataDir: string, port: number): Running {
  const child = startWatched({
    args: ['scripts/start.mjs'],
    environment: {
      ...Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])),
      DATA_DIR: dataDir,
      PORT: String(port),
    },
    output: 'pipe',
  });
  let said = '';
  const hear = (chunk: Buffer) => (said += chunk.toString('utf8'));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = ended.then(() => Promise.reject(new Error(`the instance has ended: ${said}`)));
  failed.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    failed,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function readyAt(origin: string): Promise<void> {
  const status = async () => {
    const answer = await fetch(`${origin}/api/health/ready`).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    return answer?.status;
  };
  await expect.poll(status, { ...DEADLINE, message: 'the instance becomes ready' }).toBe(200);
}

/** The server as who watches it tells in the instance's lock. */
function serverPidIn(dataDir: string): number {
  const lock: unknown = JSON.parse(readFileSync(path.join(dataDir, 'instance.lock'), 'utf8'));
  return (lock as { facts: { server: { pid: number } } }).facts.server.pid;
}

async function backendPid(databaseUrl: string): Promise<number> {
  let pid = 0;
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'portolan'
       ORDER BY state = 'active' DESC, state_change DESC LIMIT 1`,
    );
    pid = rows[0]?.pid ?? 0;
  });
  return pid;
}

async function kill(pid: number): Promise<void> {
  const identity = identityOf(pid);
  // Number 0 would mean this very process and its kin.
  if (pid === 0 || identity === null) throw new Error('there is no such process to kill');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(identity), DEADLINE).toBe(false);
}
