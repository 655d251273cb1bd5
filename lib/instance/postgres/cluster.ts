import { realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode, errorLine, OperatorError } from '@/lib/platform/errors';
import { makeFolder } from '@/lib/platform/folder';
import { isDiskFull } from '../files';
import { withLock } from '../file-lock';
import { isAlive } from '../process-identity';
import { findBinaries } from './binaries';
import { withClient } from './connect';
import { keptPort, newPort } from './free-port';
import { ensureInitialised } from './initdb';
import { clusterUrl, layoutOf, type Layout } from './layout';
import {
  startPostmaster,
  StartFailure,
  stopPostmaster,
  type Launch,
  type Postmaster,
} from './postmaster';
import { chooseRunAs } from './run-as';
import {
  enterUser,
  findRunning,
  hasOtherUsers,
  isWrongPassword,
  leaveUser,
  wrongPassword,
} from './running';

export interface ClusterOptions {
  /** The cluster's own folder; made where it does not exist. */
  dir: string;
  settings?: Record<string, string>;
}

/** An embedded PostgreSQL that this process uses, together with others or alone. */
export interface Cluster {
  launch: Launch;
  postmaster: Postmaster;
  password: string;
  /** False when a running server was found. */
  started: boolean;
}

/** Finds the running server of this folder or starts it, making the data the first time. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const layout = prepareFolder(options.dir);
  return withLock(layout.control, async () => {
    const binaries = findBinaries(layout);
    const runAs = chooseRunAs(layout.dir, binaries.postgres);
    const launch = { layout, binaries, runAs, settings: options.settings ?? {} };
    enterUser(layout);
    try {
      const password = ensureInitialised(layout, binaries, runAs);
      const running = await findRunning(layout, password);
      const postmaster = running ?? (await startOnFreePort(launch));
      return { launch, password, postmaster, started: running === null };
    } catch (error) {
      leaveUser(layout);
      throw error;
    }
  });
}

/** Ends this process's use of the server; the last one to leave stops it. */
export async function closeCluster(cluster: Cluster): Promise<void> {
  const { layout } = cluster.launch;
  const leave = async () => {
    leaveUser(layout);
    if (!hasOtherUsers(layout)) await stopPostmaster(cluster.launch, cluster.postmaster);
  };
  try {
    await withLock(layout.control, leave);
  } catch (error) {
    // The lock is a file: where there is no room for it the server has to stop all the same.
    if (!isDiskFull(error)) throw error;
    await leave();
  }
}

/** Starts the server again on the port that its users know; keeps trying while that is sensible. */
export async function reopenCluster(cluster: Cluster): Promise<Postmaster> {
  const { layout } = cluster.launch;
  return withLock(layout.control, async () => {
    const running = await findRunning(layout, cluster.password);
    return running ?? startPatiently(cluster.launch, cluster.postmaster.port);
  });
}

export function databaseUrlOf(cluster: Cluster, database: string): string {
  return clusterUrl(cluster.postmaster.port, cluster.password, database);
}

/** Makes a database of the cluster where it does not exist; hands back its address. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<string> {
  try {
    await withClient(databaseUrlOf(cluster, 'postgres'), async (client) => {
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (found.rowCount === 0)
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    });
  } catch (error) {
    if (isWrongPassword(error)) throw wrongPassword(cluster.launch.layout);
    // Two commands that start at once: the other one made it.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error;
  }
  return databaseUrlOf(cluster, name);
}

function prepareFolder(dir: string): Layout {
  makeFolder(dir);
  // PostgreSQL and we must name the folder alike, or a running server is not recognised.
  return layoutOf(realpathSync(dir));
}

/** Between choosing a port and listening on it somebody else may take it: then another is tried. */
async function startOnFreePort(launch: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await (attempt === 1 ? keptPort : newPort)(launch.layout);
    try {
      return await startPatiently(launch, port);
    } catch (error) {
      if (!(error instanceof StartFailure) || !error.portTaken || attempt === 5) {
        throw explain(error, launch.layout);
      }
    }
  }
}

async function startPatiently(launch: Launch, port: number): Promise<Postmaster> {
  const until = Date.now() + 20_000;
  for (;;) {
    try {
      return await startPostmaster(launch, port);
    } catch (error) {
      if (!(error instanceof StartFailure) || !error.passing || Date.now() > until) throw error;
      await delay(100);
    }
  }
}

function explain(error: unknown, layout: Layout): unknown {
  if (!(error instanceof StartFailure)) return error;
  return new OperatorError(
    `the embedded PostgreSQL does not start: ${error.reason} (${layout.log})`,
    { cause: error },
  );
}

export interface Supervision {
  /** Stops watching, and the server too unless another process uses it. */
  close(): Promise<void>;
}

/** The server may be one that this process did not start, so that no exit event comes. */
const LOOK_EVERY_MS = 150;
const RETRY_AFTER_MS = 1_000;

/** Restarts the server whenever it dies, on the same port, until told to stop. */
export function superviseCluster(cluster: Cluster, note: (line: string) => void): Supervision {
  const stopping = new AbortController();
  const watching = watch(cluster, note, stopping.signal);
  return {
    async close() {
      stopping.abort();
      await watching;
      await closeCluster(cluster);
    },
  };
}

async function watch(cluster: Cluster, note: (line: string) => void, signal: AbortSignal) {
  let pause = LOOK_EVERY_MS;
  while (!signal.aborted) {
    await delay(pause, undefined, { signal }).catch(() => undefined);
    if (signal.aborted || isAlive(cluster.postmaster.identity)) continue;
    try {
      note('The database has stopped; starting it again.');
      cluster.postmaster = await reopenCluster(cluster);
      note('The database is back.');
      pause = LOOK_EVERY_MS;
    } catch (error) {
      note(`The database does not start: ${errorLine(error)}. Trying again.`);
      pause = RETRY_AFTER_MS;
    }
  }
}
