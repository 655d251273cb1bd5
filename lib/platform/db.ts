import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { databaseUrl } from './env';
import { forgetPages } from './forgetting';
import { Prisma, PrismaClient } from './generated/prisma/client';
import { log } from './log';
import { followedRequest, neededPosition, readPosition, WRITTEN_SQL } from './position';
import { commented } from './request-id';
import { onlyRenders } from './rendering';
import { openReplica, type Replica, type ReplicaState } from './replica';
import { spanned } from './telemetry/spans';

/** A transaction's client: what commands take, so that they can run inside another's. */
export type Tx = Prisma.TransactionClient;

interface Connections {
  pool: pg.Pool;
  prisma: PrismaClient;
  reading?: { readonly replica: Replica; readonly prisma: PrismaClient };
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
  const pool = guarded(new pg.Pool(configOf(connectionString)));
  return { pool, prisma: clientOf(pool) };
}

const configOf = (connectionString: string): pg.PoolConfig => ({
  connectionString,
  max: POOL_SIZE,
  connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  idleTimeoutMillis: 30_000,
  application_name: onlyRenders() ? 'portolan-render' : 'portolan',
});

const clientOf = (pool: pg.Pool): PrismaClient =>
  new PrismaClient({ adapter: new KnownConnections(pool) });

/** Pools that this process lets go of: their connections may be ended by the server before they have ended. */
const letGo = new WeakSet<pg.Pool>();

function guarded(pool: pg.Pool): pg.Pool {
  // Without a listener an idle connection that breaks (the server was restarted) ends the process.
  pool.on('error', (error) => {
    if (!letGo.has(pool) && !pool.ending) log.error('database-connection-lost', error);
  });
  // Nor may one that breaks while it is lent out: its query fails, and that is enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('connect', queryInTurn);
  // Here and not when it is sent: by then a connection may have come free in another request.
  const ask = pool.query.bind(pool) as (...given: unknown[]) => unknown;
  pool.query = ((first: unknown, ...more: unknown[]) =>
    seen(first, () => ask(withComment(first), ...more))) as typeof pool.query;
  return pool;
}

/**
 * Lets one query of a connection follow another. Prisma asks for three or more relations of a row at
 * once, in transactions too, and `pg` has no queue of its own for them from its next version on.
 */
function queryInTurn(client: pg.PoolClient): void {
  const query = (...given: unknown[]): unknown =>
    Reflect.apply(pg.Client.prototype.query, client, given);
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (...given: unknown[]) => {
    // The pool's own queries come with a callback, COPY as an object: each has the connection alone.
    const [first] = given;
    const isOwn = typeof first === 'object' && first !== null && 'submit' in first;
    if (isOwn || typeof given.at(-1) === 'function') return query(...given);
    const next = last.then(() => seen(first, () => query(withComment(first), ...given.slice(1))));
    last = next.catch(() => undefined);
    return next;
  };
  client.query = inTurn as typeof client.query;
}

/** Sends a query, within a span of its own where a collector is configured. Its text holds no values: they are parameters. */
function seen(query: unknown, send: () => unknown): unknown {
  const text = typeof query === 'string' ? query : (query as { readonly text?: unknown }).text;
  if (typeof text !== 'string') return send();
  return spanned('postgresql', { 'db.system.name': 'postgresql', 'db.query.text': text }, send);
}

/** A query with what it belongs to. A statement with a name has one text for as long as its connection lives. */
function withComment(query: unknown): unknown {
  if (typeof query === 'string') return commented(query);
  if (typeof query !== 'object' || query === null || 'submit' in query) return query;
  const { text, name } = query as { readonly text?: unknown; readonly name?: unknown };
  if (typeof text !== 'string' || name !== undefined) return query;
  const said = commented(text);
  return said === text ? query : { ...query, text: said };
}

/** A transaction of `inTransaction`, with its connection from its beginning to its end. */
interface Open {
  connection?: pg.PoolClient | undefined;
  /** Of what it says is out of date. */
  readonly tags: Set<string>;
}

const opening = new AsyncLocalStorage<Open>();
const openOf = new WeakMap<Tx, Open>();

/** Prisma's adapter, which also says on which connection a transaction runs. */
class KnownConnections extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => {
      const transaction = await start(level);
      const open = opening.getStore();
      if (open === undefined) return transaction;
      open.connection = (transaction as unknown as OnConnection).client;
      const run = transaction.executeRaw.bind(transaction);
      transaction.executeRaw = (statement) => {
        // Nothing of ours may follow: the connection is another's next. Prisma also ends what takes too long.
        if (/^(?:COMMIT|ROLLBACK)\b/.test(statement.sql)) open.connection = undefined;
        return run(statement);
      };
      return transaction;
    };
    return adapter;
  }
}

/** What Prisma's transaction holds; `lib/platform/raw.db.test.ts` sees whether it still does. */
interface OnConnection {
  readonly client: pg.PoolClient;
}

/**
 * What sends a statement of our own as part of `tx`: the connection of its transaction, or the pool for
 * `db()` itself. Null for a transaction that is over or that `inTransaction` did not open.
 */
export function connectionOf(tx: Tx): Pick<pg.Pool, 'query'> | null {
  if (tx === db()) return pool();
  const { reading } = connections();
  return tx === reading?.prisma ? reading.replica.pool : (openOf.get(tx)?.connection ?? null);
}

/** The Prisma client of this process. Only queries.ts and commands.ts of a domain use it. */
export function db(): PrismaClient {
  return connections().prisma;
}

/**
 * The client for reads that may be a moment old: the replica's, where there is one that has all that was heard
 * of and all that whoever asks has written; else the primary's. Asked for at each read, never kept.
 */
export function readDb(): PrismaClient {
  const { reading, prisma } = connections();
  if (reading === undefined) return prisma;
  const needed = neededPosition();
  return needed !== null && reading.replica.has(needed) ? reading.prisma : prisma;
}

/** Reads go to this replica from now on, for as long as it keeps up; called once for a server process. */
export function readFrom(replicaUrl: string): void {
  const open = connections();
  if (open.reading !== undefined) return;
  const replica = openReplica(configOf(replicaUrl), open.pool);
  open.reading = { replica, prisma: clientOf(guarded(replica.pool)) };
}

/** How the replica is; null where there is none. */
export function replicaState(): ReplicaState | null {
  return connections().reading?.replica.state() ?? null;
}

/** The `pg` pool under the client, for bulk paths such as the importer and COPY. */
export function pool(): pg.Pool {
  return connections().pool;
}

/**
 * Runs `work` in one transaction; what it throws rolls everything back. What it says is out of date (`notifyTags`) is
 * forgotten in this process before it ends: who wrote finds what they wrote.
 */
export async function inTransaction<Value>(
  work: (tx: Tx) => Promise<Value>,
  options: { isolationLevel?: Prisma.TransactionIsolationLevel; timeout?: number } = {},
): Promise<Value> {
  const open: Open = { tags: new Set() };
  const known = (tx: Tx) => {
    openOf.set(tx, open);
    return work(tx);
  };
  const value = await opening.run(open, () =>
    db().$transaction(known, {
      maxWait: CONNECT_TIMEOUT_MS,
      timeout: TRANSACTION_TIMEOUT_MS,
      ...options,
    }),
  );
  if (open.tags.size > 0) forgetPages([...open.tags]);
  await noteWritten();
  return value;
}

/** Keeps the tags that a transaction sends until it is committed. */
export function noteTags(tx: Tx, tags: Iterable<string>): void {
  const open = openOf.get(tx);
  for (const tag of tags) open?.tags.add(tag);
}

/** Notes how far the log reaches now that the request under way has committed, where reads may come from a replica. */
async function noteWritten(): Promise<void> {
  const request = followedRequest();
  if (request === undefined || connections().reading === undefined) return;
  request.written = await pool()
    .query(WRITTEN_SQL)
    .then(({ rows }) => readPosition(rows))
    // It is committed: whoever wrote is not told otherwise.
    .catch(() => null);
}

/** Closes every connection of this process, for commands that end and for tests. */
export async function disconnect(): Promise<void> {
  const open = store.portolanConnections;
  if (open === undefined) return;
  store.portolanConnections = undefined;
  letGo.add(open.pool);
  await open.reading?.prisma.$disconnect();
  await open.reading?.replica.close();
  await open.prisma.$disconnect();
  await open.pool.end();
}
