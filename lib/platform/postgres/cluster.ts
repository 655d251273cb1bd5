import { realpathSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { errorCode, OperatorError } from '../errors';
import { makeFolder } from '../folder';
import { withLock } from '../file-lock';
import { findRunning } from './adopt';
import { findBinaries } from './binaries';
import { keptPort } from './free-port';
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
import { enterUser, hasOtherUsers, leaveUser } from './users';

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
    const password = ensureInitialised(layout, binaries, runAs);
    const running = await findRunning(layout, password);
    const postmaster = running ?? (await startOnFreePort(launch));
    return { launch, password, postmaster, started: running === null };
  });
}

/** Ends this process's use of the server; the last one to leave stops it. */
export async function closeCluster(cluster: Cluster): Promise<void> {
  const { layout } = cluster.launch;
  await withLock(layout.control, async () => {
    leaveUser(layout);
    if (!hasOtherUsers(layout)) await stopPostmaster(cluster.launch, cluster.postmaster);
  });
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

/** Makes a database of the cluster where it does not exist. */
export async function ensureDatabase(cluster: Cluster, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrlOf(cluster, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } catch (error) {
    // Two commands that start at once: the other one made it.
    if (!['42P04', '23505'].includes(errorCode(error))) throw error;
  } finally {
    await client.end();
  }
  return databaseUrlOf(cluster, name);
}

function prepareFolder(dir: string): Layout {
  makeFolder(dir);
  // PostgreSQL and we must name the folder alike, or a running server is not recognised.
  return layoutOf(realpathSync(dir));
}

/** Between choosing a port and listening on it somebody else may take it. */
async function startOnFreePort(launch: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPatiently(launch, await keptPort(launch.layout));
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
