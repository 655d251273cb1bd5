import { setTimeout as delay } from 'node:timers/promises';
import { errorLine } from '../errors';
import { isAlive } from '../process-identity';
import { closeCluster, reopenCluster, type Cluster } from './cluster';

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
