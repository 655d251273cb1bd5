import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { ALL_TAG, TAGS_CHANNEL } from './cache-tags';
import { pool, replicaState } from './db';
import { log } from './log';
import { noteHeard, readPosition, WRITTEN_SQL } from './position';
import { createTagExpirer, type ExpireTags, type TagExpirer } from './tag-expirer';

export interface TagListener {
  /** True while every change to the database reaches this process's pages. */
  isListening(): boolean;
  stop(): Promise<void>;
}

const RETRY_MS = 250;
const FIRST_RETRY_MS = 25;
const QUIET_MS = 10_000;
const HEARTBEAT_MS = 15_000;
const HEARTBEAT_TIMEOUT_MS = 5_000;

const payloadSchema = z.array(z.string());

/**
 * Listens for the tags that any process sends (notifyTags) and expires them here. Whatever was sent
 * while it was not listening is unknown, so that each new connection expires `all` first.
 */
export function startTagListener(connectionString: string, expireTags: ExpireTags): TagListener {
  const stopping = new AbortController();
  let listening = false;

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString,
      application_name: 'portolan-tags',
      connectionTimeoutMillis: HEARTBEAT_TIMEOUT_MS,
      keepAlive: true,
    });
    const broken = brokenness(client, stopping.signal);
    const expirer = createTagExpirer(expireTags, broken.fail);
    client.on('notification', ({ channel, payload }) => {
      if (channel !== TAGS_CHANNEL) return;
      noteEnd(client)
        .then(() => expirer.expire(readTags(payload)))
        .catch(broken.fail);
    });
    try {
      await client.connect();
      await Promise.race([listenAndHear(client, stopping.signal), broken.happens]);
      await noteEnd(client);
      await Promise.race([expireAll(expirer, stopping.signal), broken.happens]);
      listening = true;
      await Promise.race([heartbeat(client, stopping.signal), broken.happens]);
    } finally {
      listening = false;
      broken.forget();
      expirer.stop();
      void client.end().catch(() => undefined);
    }
  }

  async function keepListening(): Promise<void> {
    while (!stopping.signal.aborted) {
      await listen().catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error('tag-listener-lost', error);
      });
      await delay(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = keepListening();
  return {
    isListening: () => listening,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** A promise that rejects as soon as anything breaks the connection or its purpose. */
function brokenness(client: pg.Client, signal: AbortSignal) {
  let fail: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, reject) => (fail = reject));
  client.on('error', fail);
  client.on('end', () => fail(new Error('the connection ended')));
  const stopped = () => fail(new Error('stopped'));
  signal.addEventListener('abort', stopped, { once: true });
  // Nobody may be waiting at the moment it rejects.
  promise.catch(() => undefined);
  const forget = () => signal.removeEventListener('abort', stopped);
  return { happens: promise, fail, forget };
}

/** At boot the server that is to expire them listens a moment later than this begins. */
async function expireAll(expirer: TagExpirer, signal: AbortSignal): Promise<void> {
  const loudFrom = Date.now() + QUIET_MS;
  for (;;) {
    try {
      await expirer.expire([ALL_TAG]);
      return;
    } catch (error) {
      if (Date.now() > loudFrom) throw error;
      await delay(FIRST_RETRY_MS, undefined, { signal });
    }
  }
}

/**
 * What is read from now on is no older than what was just heard of: its transaction has ended, so the log
 * reaches at least as far as its end.
 */
async function noteEnd(client: pg.Client): Promise<void> {
  if (replicaState() === null) return;
  const { rows } = await client.query(WRITTEN_SQL);
  noteHeard(readPosition(rows) ?? 0);
}

/**
 * Begins to listen, and hears what another session sends: a pooler that gives each transaction another session
 * takes LISTEN and delivers nothing.
 */
async function listenAndHear(client: pg.Client, signal: AbortSignal): Promise<void> {
  const channel = `portolan_echo_${randomBytes(8).toString('hex')}`;
  await client.query(`LISTEN ${TAGS_CHANNEL}; LISTEN ${channel}`);
  const heard = new Promise<'heard'>((resolve) => {
    const hear = (message: pg.Notification) => message.channel === channel && resolve('heard');
    client.on('notification', hear);
  });
  await pool().query('SELECT pg_notify($1, $2)', [channel, '']);
  const waiting = AbortSignal.any([signal, AbortSignal.timeout(HEARTBEAT_TIMEOUT_MS)]);
  const late = new Promise<'late'>((resolve) => {
    waiting.addEventListener('abort', () => resolve('late'), { once: true });
  });
  if ((await Promise.race([heard, late])) === 'late') throw new Error(DEAF);
  await client.query(`UNLISTEN ${channel}`);
}

const DEAF =
  'nothing is heard from the database: behind a pooler DATABASE_DIRECT_URL must lead past it';

/** A connection that a firewall dropped looks alive until something is sent. */
async function heartbeat(client: pg.Client, signal: AbortSignal): Promise<never> {
  for (;;) {
    await delay(HEARTBEAT_MS, undefined, { signal });
    const late = delay(HEARTBEAT_TIMEOUT_MS, 'late' as const, { ref: false });
    const answer = await Promise.race([client.query('SELECT 1'), late]);
    if (answer === 'late') throw new Error('the database does not answer');
  }
}

/** A payload that is not understood may mean anything, so it means everything. */
function readTags(payload: string | undefined): string[] {
  try {
    return payloadSchema.parse(JSON.parse(payload ?? ''));
  } catch {
    return [ALL_TAG];
  }
}
