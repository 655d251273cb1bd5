import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadEnv, SETTING_NAMES } from '@/lib/platform/env';
import { migrate } from '@/lib/instance/migrate';
import { freePort } from '@/lib/instance/postgres/free-port';
import { openInstanceDatabase } from '@/lib/instance/postgres/database';
import { layoutOf, readPidFile } from '@/lib/instance/postgres/layout';
import { identityOf, isAlive } from '@/lib/instance/process-identity';
import { withClient } from '@/lib/instance/postgres/connect';
import { startWatched } from '@/lib/instance/child';
import { childrenOf, signal, takeAllConnections } from './disturb';
import { mountSmallDisk, unmountDisk } from './small-disk';

/** An instance as `npm start` runs it, with a PostgreSQL of its own. The kills come back when it serves again. */
export interface CrashInstance {
  readonly origin: string;
  /** Asked each time: where PostgreSQL listens may change when it starts anew. */
  readonly databaseUrl: () => string;
  readonly serverPid: () => number;
  readonly dataDir: string;
  /** Everything that it has said so far, starts before this one too. */
  readonly said: () => string;
  start(): Promise<void>;
  untilReady(): Promise<void>;
  killServer(): Promise<void>;
  killPostgres(): Promise<void>;
  /** One of PostgreSQL's processes for the server; it then ends all of them and recovers. */
  killBackend(): Promise<void>;
  /** What watches, the server and PostgreSQL; then starts anew. */
  killEverything(): Promise<void>;
  /** PostgreSQL does nothing for so long, and goes on. */
  pausePostgres(ms: number): Promise<void>;
  /** PostgreSQL shuts down as it does when somebody restarts it: sessions are ended. */
  restartPostgres(): Promise<void>;
  /** Nobody gets a connection for so long; those of the server are ended first. */
  exhaustConnections(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Where the instance keeps all it has, so that it can be filled. */
const DISK_MB = 1_500;
/** Looked at often: a kill is to hit what has just begun again. */
const OFTEN_MS = 25;
/** What has not happened by then never will. */
const PATIENCE_MS = 180_000;
/** The first start may have to build. */
const BUILD_PATIENCE_MS = 900_000;

async function until(
  what: string,
  happened: () => Promise<boolean> | boolean,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  for (const end = Date.now() + patienceMs; !(await happened()); await delay(OFTEN_MS))
    if (Date.now() > end) throw new Error(`it never happened: ${what}`);
}

/** `fill` writes to the migrated database before anything serves it. */
export async function openCrashInstance(
  fill: (databaseUrl: string) => Promise<void>,
): Promise<CrashInstance> {
  const disk = mountSmallDisk(DISK_MB);
  const dataDir = disk ?? mkdtempSync(path.join(tmpdir(), 'portolan-chaos-'));
  const layout = layoutOf(path.join(dataDir, 'postgres'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const discard = () =>
    disk === null ? rmSync(dataDir, { recursive: true, force: true }) : unmountDisk(disk);
  const preparedUrl = await prepare(dataDir, fill).catch((error: unknown) => {
    discard();
    throw error;
  });
  let running: Running | null = null;
  let before = '';

  const untilReady = () => readyAt(origin);
  const serverPid = () => serverPidIn(dataDir);
  const postmasterPid = () => readPidFile(layout)?.pid ?? 0;
  const databaseUrl = () => {
    const url = new URL(preparedUrl);
    url.port = readFileSync(layout.port, 'utf8').trim();
    return url.href;
  };
  async function start(): Promise<void> {
    before += running?.said() ?? '';
    running = runProject(['start'], dataDir, port, movableClock(dataDir));
    await Promise.race([readyAt(origin, BUILD_PATIENCE_MS), running.failed]);
  }
  async function killed(...pids: number[]): Promise<void> {
    await Promise.all(pids.map(kill));
    await untilReady();
  }
  return {
    ...{ origin, dataDir, databaseUrl, serverPid, start, untilReady },
    said: () => before + (running?.said() ?? ''),
    killServer: () => killed(serverPid()),
    killPostgres: () => killed(postmasterPid()),
    killBackend: async () => killed(await backendPid(databaseUrl())),
    async killEverything() {
      // The first one would start the others again.
      await Promise.all([running?.pid ?? 0, serverPid(), postmasterPid()].map(kill));
      await start();
    },
    async pausePostgres(ms) {
      const pid = postmasterPid();
      // Its processes are stopped one by one: the signal reaches no group.
      const pids = [pid, ...childrenOf(pid)];
      for (const one of pids) signal(one, 'SIGSTOP');
      try {
        await delay(ms);
      } finally {
        for (const one of pids) signal(one, 'SIGCONT');
      }
      await untilReady();
    },
    async restartPostgres() {
      const identity = identityOf(postmasterPid());
      if (identity === null) throw new Error('there is no PostgreSQL to restart');
      process.kill(identity.pid, 'SIGINT');
      await until('PostgreSQL shuts down', () => !isAlive(identity));
      await untilReady();
    },
    async exhaustConnections(ms) {
      await takeAllConnections(databaseUrl(), ms);
      await untilReady();
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

/** What says how far the clock of its processes is from the right time, in milliseconds. */
export function clockFile(dataDir: string): string {
  return path.join(dataDir, 'chaos-clock');
}

function movableClock(dataDir: string): Record<string, string> {
  const clock = new URL('./moved-clock.mjs', import.meta.url).href;
  return { NODE_OPTIONS: `--import ${clock}`, CHAOS_CLOCK: clockFile(dataDir) };
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

export interface Running {
  readonly pid: number;
  readonly said: () => string;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** Rejects with what it said when it ends. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/**
 * A command of the project as a process of its own. Every setting is given, empty ones too: nothing of a .env,
 * and no other database, may reach it.
 */
export function runProject(
  command: string[],
  dataDir: string,
  port: number,
  settings: Record<string, string> = {},
): Running {
  const child = startWatched({
    args: ['scripts/run.mjs', ...command],
    environment: {
      ...Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])),
      DATA_DIR: dataDir,
      PORT: String(port),
      // Visitors of the storm come from many addresses.
      TRUSTED_PROXIES: '127.0.0.1,::1',
      ...settings,
    },
    output: 'pipe',
  });
  let said = '';
  const hear = (chunk: Buffer) => (said += chunk.toString('utf8'));
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('close', (status, by) => resolve(status ?? by));
  });
  const failed = ended.then(() => Promise.reject(new Error(`the instance has ended: ${said}`)));
  failed.catch(() => undefined);
  return {
    ...{ pid: child.pid ?? 0, said: () => said, ended, failed },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export async function readyAt(origin: string, patienceMs?: number): Promise<void> {
  const isReady = async () => {
    const patience = AbortSignal.timeout(10_000);
    const answer = await fetch(`${origin}/api/health/ready`, { signal: patience }).catch(
      () => null,
    );
    await answer?.arrayBuffer().catch(() => null);
    return answer?.status === 200;
  };
  await until('the instance becomes ready', isReady, patienceMs);
}

/** The server as who watches it tells in the instance's lock. */
/** The server process of the instance in this folder, as its lock names it. */
export function serverPidIn(dataDir: string): number {
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
  await until('what was killed is gone', () => !isAlive(identity));
}
