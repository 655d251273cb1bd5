import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Cluster,
  closeCluster,
  databaseUrlOf,
  ensureDatabase,
  openCluster,
} from '@/lib/instance/postgres/cluster';
import { withClient } from '@/lib/instance/postgres/connect';
import { layoutOf } from '@/lib/instance/postgres/layout';

/** A PostgreSQL and a streaming replica of it, both embedded ones. */
export interface Replicated {
  readonly url: string;
  readonly replicaUrl: string;
  /** The replica receives the log and replays no more of it. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** How often the replica has looked into this table so far, as its sessions have told; they do within seconds. */
  looks(table: string): Promise<number>;
  stopReplica(): Promise<void>;
  startReplica(): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'portolan';
/** Nothing here outlives the run, so nothing is forced to the disk. */
const FAST = { fsync: 'off', full_page_writes: 'off', wal_keep_size: '512MB' };

/** `fill` writes to the database before it is copied; the replica stays `delayMs` behind what is committed. */
export async function openReplicated(
  fill: (url: string) => Promise<void>,
  delayMs = 0,
): Promise<Replicated> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-replica-'));
  const [first, second] = [path.join(folder, 'primary'), path.join(folder, 'replica')];
  const made = await openCluster({ dir: first, settings: FAST });
  await fill(await ensureDatabase(made, DATABASE)).finally(() => closeCluster(made));
  cpSync(first, second, { recursive: true, preserveTimestamps: true });
  // Node 22 makes folders with the usual rights, and PostgreSQL takes none that others may read.
  chmodSync(layoutOf(second).data, 0o700);
  for (const left of [layoutOf(second).port, layoutOf(second).users, layoutOf(second).control])
    rmSync(left, { recursive: true, force: true });
  writeFileSync(path.join(layoutOf(second).data, 'standby.signal'), '');

  const primary = await openCluster({ dir: first, settings: FAST });
  const source = new URL(databaseUrlOf(primary, DATABASE));
  const openReplica = () =>
    openCluster({
      dir: second,
      settings: {
        ...FAST,
        hot_standby: 'on',
        primary_conninfo: `host=${source.hostname} port=${source.port} user=${source.username} password=${source.password}`,
        recovery_min_apply_delay: `${delayMs}ms`,
        wal_retrieve_retry_interval: '100ms',
      },
    });
  let replica: Cluster | null = await openReplica();
  const replicaUrl = databaseUrlOf(replica, DATABASE);
  const say = (statement: string) =>
    withClient(replicaUrl, (client) => client.query(statement)).then(() => undefined);
  const stopReplica = async () => {
    if (replica !== null) await closeCluster(replica);
    replica = null;
  };
  return {
    url: source.href,
    replicaUrl,
    pause: () => say('SELECT pg_wal_replay_pause()'),
    resume: () => say('SELECT pg_wal_replay_resume()'),
    looks: (table) =>
      withClient(replicaUrl, async (client) => {
        const { rows } = await client.query<{ looks: number }>(
          `SELECT (seq_scan + coalesce(idx_scan, 0))::int AS looks FROM pg_stat_user_tables WHERE relname = $1`,
          [table],
        );
        return rows[0]?.looks ?? 0;
      }),
    stopReplica,
    async startReplica() {
      replica = await openReplica();
    },
    async close() {
      await stopReplica();
      await closeCluster(primary);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
