import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadEnv } from '@/lib/platform/env';
import { closeCluster, databaseUrlOf, openCluster } from '@/lib/instance/postgres/cluster';
import { layoutOf } from '@/lib/instance/postgres/layout';
import { hasOtherUsers } from '@/lib/instance/postgres/running';

/** A server for tests: somebody else's where one is named, else an embedded one of its own. */
export interface DatabaseServer {
  url: string;
  stop(): Promise<void>;
}

const FOLDER_PREFIX = 'portolan-test-';

/** Nothing here outlives the run, so nothing is forced to the disk. */
const FAST: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
};

/** Starts the server of a test run, and clears away those of runs that were killed. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const { TEST_DATABASE_URL, DATABASE_URL } = loadEnv();
  const given = TEST_DATABASE_URL ?? DATABASE_URL;
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  await sweep();
  const dir = mkdtempSync(path.join(tmpdir(), FOLDER_PREFIX));
  const cluster = await openCluster({ dir, settings: FAST });
  // A run that is interrupted has no time to ask.
  const abandon = () => {
    process.kill(cluster.postmaster.identity.pid, 'SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  return {
    url: databaseUrlOf(cluster, 'postgres'),
    async stop() {
      process.removeListener('exit', abandon);
      await closeCluster(cluster);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function sweep(): Promise<void> {
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const name of left) {
    const dir = path.join(tmpdir(), name);
    try {
      const layout = layoutOf(dir);
      // One without any note is being made, or cleared away by the run that made it.
      if (readdirSync(layout.users).length === 0 || hasOtherUsers(layout)) continue;
      await closeCluster(await openCluster({ dir }));
      rmSync(dir, { recursive: true, force: true });
    } catch {
      // Somebody else's, or being made at this moment: not ours to judge.
    }
  }
}
