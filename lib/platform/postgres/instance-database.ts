import path from 'node:path';
import type { Env } from '../env';
import { checkExternalDatabase } from './external';
import { closeCluster, ensureDatabase, openCluster, type Cluster } from './cluster';

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
