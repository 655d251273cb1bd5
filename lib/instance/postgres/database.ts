import path from 'node:path';
import { directDatabaseUrl, type Env } from '@/lib/platform/env';
import { errorCode, errorLine, OperatorError } from '@/lib/platform/errors';
import { ALONE, alone } from './alone';
import { closeCluster, ensureDatabase, openCluster, type Cluster } from './cluster';
import { withClient } from './connect';

const DATABASE = 'portolan';

/** The database of this instance, in either mode. */
export interface InstanceDatabase {
  url: string;
  /** Null where DATABASE_URL names somebody else's server. */
  cluster: Cluster | null;
  /** Ends this process's use; an embedded server that nobody else uses stops. */
  close(): Promise<void>;
}

/** Finds or starts the embedded PostgreSQL in DATA_DIR, or checks the one of DATABASE_URL. */
export async function openInstanceDatabase(env: Env): Promise<InstanceDatabase> {
  if (env.DATABASE_URL !== undefined) {
    await checkExternalDatabase(env.DATABASE_URL);
    return { url: env.DATABASE_URL, cluster: null, close: () => Promise.resolve() };
  }
  const cluster = await openCluster({ dir: path.join(env.DATA_DIR, 'postgres') });
  try {
    const url = await ensureDatabase(cluster, DATABASE);
    return { url, cluster, close: () => closeCluster(cluster) };
  } catch (error) {
    await closeCluster(cluster);
    throw error;
  }
}

const OLDEST_MAJOR = 15;
const TIMEOUT_MS = 10_000;

/** Checks that the server of DATABASE_URL answers and is new enough; throws OperatorError. */
async function checkExternalDatabase(url: string): Promise<void> {
  const found = await withClient(
    url,
    async (client) => {
      const { rows } = await client.query<{ major: number; version: string; encoding: string }>(
        `SELECT current_setting('server_version_num')::int / 10000 AS major,
                current_setting('server_version') AS version,
                current_setting('server_encoding') AS encoding`,
      );
      return rows[0];
    },
    { connectionTimeoutMillis: TIMEOUT_MS },
  ).catch((error: unknown) => {
    throw explain(error, new URL(url));
  });
  if (!found || found.major < OLDEST_MAJOR) {
    throw new OperatorError(
      `DATABASE_URL: Portolan needs PostgreSQL ${OLDEST_MAJOR} or newer, this is ${found?.version}`,
    );
  }
  if (found.encoding !== 'UTF8') {
    throw new OperatorError(`DATABASE_URL: the database must be UTF8, it is ${found.encoding}`);
  }
}

/** What each refusal means to the person who wrote the address; the password is never repeated. */
function explain(error: unknown, url: URL): OperatorError {
  const where = `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  const meanings: Record<string, string> = {
    ECONNREFUSED: `no PostgreSQL listens at ${where}`,
    ENOTFOUND: `there is no host ${url.hostname}`,
    EAI_AGAIN: `the host ${url.hostname} cannot be looked up`,
    '28P01': `${where} refuses the password of ${user}`,
    '28000': `${where} refuses the user ${user}`,
    '3D000': `${where} has no database ${database}`,
    '53300': `${where} has no connection free`,
    '57P03': `the PostgreSQL at ${where} is still starting`,
  };
  const meaning = meanings[errorCode(error)] ?? timeoutOr(error, where);
  return new OperatorError(`DATABASE_URL: ${meaning}`, { cause: error });
}

function timeoutOr(error: unknown, where: string): string {
  const line = errorLine(error);
  return /timeout/i.test(line) ? `nothing answers at ${where}` : `${where}: ${line}`;
}

/**
 * Releases, reports and articles, as far as they are missing, one instance at a time; closes the connections it opened.
 * Imports what it needs only when called: the database client has to be generated first.
 */
export async function fillDatabase(
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { setUpData } = await import('@/lib/setup/first-data');
  const { disconnect } = await import('@/lib/platform/db');
  const onWait = () => say('Waiting for another instance, which is bringing in the first data …');
  try {
    await alone(directDatabaseUrl(), ALONE.fill, { onWait, ...(signal && { signal }) }, () =>
      setUpData(say, signal),
    );
  } finally {
    await disconnect();
  }
}
