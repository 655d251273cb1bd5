import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inheritedEnvironment } from '@/lib/platform/env';
import { identityOf, isAlive, type ProcessIdentity } from '../process-identity';
import type { Binaries } from './binaries';
import { LOOPBACK, readPidFile, type Layout } from './layout';
import type { RunAs } from './run-as';

/** A running server, whether this process started it or found it. */
export interface Postmaster {
  port: number;
  identity: ProcessIdentity;
}

export interface Launch {
  layout: Layout;
  binaries: Binaries;
  runAs: RunAs;
  /** Settings that go before postgresql.conf's, such as fsync for clusters of tests. */
  settings: Record<string, string>;
}

/** The server ended before it was ready; `reason` is its last complaint. */
export class StartFailure extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }

  get portTaken(): boolean {
    return /could not (bind|create any TCP)|Address already in use/i.test(this.reason);
  }

  /** A server that was killed leaves helpers behind for a moment; they hold its memory. */
  get passing(): boolean {
    return /pre-existing shared memory|lock file .* already exists/i.test(this.reason);
  }
}

const SETTINGS: Record<string, string> = {
  listen_addresses: LOOPBACK,
  // Socket paths have a length limit that a deep folder breaks; TCP on the loopback will do.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

const LOG_LIMIT_BYTES = 10_000_000;
const READY_TIMEOUT_MS = 300_000;

/** PostgreSQL sees none of the PG* variables that a person may have set for psql. */
export function postgresEnvironment(binaries: Binaries): NodeJS.ProcessEnv {
  const inherited = Object.entries(inheritedEnvironment());
  const kept = Object.fromEntries(inherited.filter(([name]) => !/^PG[A-Z]/.test(name)));
  return { NODE_ENV: 'production', ...kept, LC_ALL: 'C', TZ: 'UTC', ...binaries.environment };
}

/**
 * Starts the server and waits until it takes connections. It is a session of its own, so that a
 * Ctrl-C meant for Portolan does not stop the database before those who still write to it.
 * Throws StartFailure.
 */
export async function startPostmaster(launch: Launch, port: number): Promise<Postmaster> {
  const { layout, binaries, runAs } = launch;
  const logStart = openLogSize(layout);
  const log = openSync(layout.log, 'a', 0o600);
  const settings = Object.entries({ ...SETTINGS, ...launch.settings, port: String(port) });
  const [command = '', ...args] = [
    ...runAs.prefix,
    binaries.postgres,
    '-D',
    layout.data,
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const child = spawn(command, args, {
    env: postgresEnvironment(binaries),
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  const identity = child.pid === undefined ? null : identityOf(child.pid);
  if (identity === null) throw new StartFailure(lastComplaint(layout, logStart));
  if (!(await becomesReady(layout, identity, () => ended))) {
    if (!ended) child.kill('SIGKILL');
    throw new StartFailure(lastComplaint(layout, logStart));
  }
  return { port, identity };
}

/**
 * Waits until postmaster.pid says that the server takes connections (as pg_ctl does), which after
 * a crash is when it has replayed its log. False when the process ends instead.
 */
async function becomesReady(
  layout: Layout,
  identity: ProcessIdentity,
  ended: () => boolean,
): Promise<boolean> {
  const until = Date.now() + READY_TIMEOUT_MS;
  while (!ended() && Date.now() < until) {
    const file = readPidFile(layout);
    if (file?.ready && file.pid === identity.pid) return true;
    await delay(10);
  }
  return false;
}

/** Stops the server: first asking (open work is rolled back), in the end without asking. */
export async function stopPostmaster(launch: Launch, postmaster: Postmaster): Promise<void> {
  if (process.platform === 'win32') {
    const { pgCtl } = launch.binaries;
    spawnSync(pgCtl, ['stop', '-D', launch.layout.data, '-m', 'fast', '-w'], { stdio: 'ignore' });
    return;
  }
  const steps = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, patience] of steps) {
    try {
      process.kill(postmaster.identity.pid, signal);
    } catch {
      return;
    }
    if (await ends(postmaster, patience)) return;
  }
}

/** True when the server ends within `patienceMs`. */
export async function ends(postmaster: Postmaster, patienceMs: number): Promise<boolean> {
  const until = Date.now() + patienceMs;
  while (isAlive(postmaster.identity)) {
    if (Date.now() > until) return false;
    await delay(20);
  }
  return true;
}

function openLogSize(layout: Layout): number {
  const size = statSync(layout.log, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LOG_LIMIT_BYTES) return size;
  truncateSync(layout.log, 0);
  return 0;
}

function lastComplaint(layout: Layout, from: number): string {
  const written = readFileSync(layout.log).subarray(from).toString('utf8');
  const complaints = written
    .split('\n')
    .filter((line) => /FATAL|PANIC|could not|[Ee]rror/.test(line));
  const all = complaints.map((line) => line.replace(/^.*?(FATAL|PANIC|LOG|WARNING):\s*/, ''));
  return all.join('; ') || `it ended at once (see ${layout.log})`;
}
