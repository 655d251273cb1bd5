import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { databaseUrl } from './env';
import { Prisma, PrismaClient } from './generated/prisma/client';
import { log } from './log';

/** A transaction's client: what commands take, so that they can run inside another's. */
export type Tx = Prisma.TransactionClient;

interface Connections {
  pool: pg.Pool;
  prisma: PrismaClient;
}

/**
 * Connections of one process. The embedded server takes 100; a second server process, the commands
 * and the listener need theirs too.
 */
const POOL_SIZE = 20;
const CONNECT_TIMEOUT_MS = 10_000;
const TRANSACTION_TIMEOUT_MS = 30_000;

// Next bundles this module several times and reloads it in development: the connections live on
// globalThis, so that a process has one set.
const store = globalThis as { portolanConnections?: Connections };

function connections(): Connections {
  store.portolanConnections ??= connect(databaseUrl());
  return store.portolanConnections;
}

function connect(connectionString: string): Connections {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    application_name: 'portolan',
  });
  // Without a listener an idle connection that breaks (the server was restarted) ends the process.
  pool.on('error', (error) => log.error('database-connection-lost', error));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** The Prisma client of this process. Only queries.ts and commands.ts of a domain use it. */
export function db(): PrismaClient {
  return connections().prisma;
}

/** The `pg` pool under the client, for bulk paths such as the importer and COPY. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Runs `work` in one transaction; what it throws rolls everything back. */
export function inTransaction<Value>(
  work: (tx: Tx) => Promise<Value>,
  options: { isolationLevel?: Prisma.TransactionIsolationLevel; timeout?: number } = {},
): Promise<Value> {
  return db().$transaction(work, {
    maxWait: CONNECT_TIMEOUT_MS,
    timeout: TRANSACTION_TIMEOUT_MS,
    ...options,
  });
}

/** Closes every connection of this process, for commands that end and for tests. */
export async function disconnect(): Promise<void> {
  const open = store.portolanConnections;
  if (open === undefined) return;
  store.portolanConnections = undefined;
  await open.prisma.$disconnect();
  await open.pool.end();
}
