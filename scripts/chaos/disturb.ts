import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** What was freed is taken again at once. */
const AGAIN_MS = 25;

/** Sends it to a process that may have ended meanwhile. */
export function signal(pid: number, what: NodeJS.Signals): void {
  try {
    process.kill(pid, what);
  } catch {
    // It has ended.
  }
}

/** The processes that this one has started, where the system tells (proc(5)). */
export function childrenOf(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return list === '' ? [] : list.split(' ').map(Number);
  } catch {
    return [];
  }
}

/** Ends the sessions of the server and takes every connection that there is, until nobody gets one. */
export async function takeAllConnections(databaseUrl: string, ms: number): Promise<void> {
  const taken: pg.Client[] = [];
  const take = async () => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    taken.push(client);
  };
  const takeRest = async () => {
    for (;;) {
      try {
        await take();
      } catch {
        return;
      }
    }
  };
  try {
    await take();
    await takeRest();
    await taken[0]?.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'portolan'`,
    );
    for (const end = Date.now() + ms; Date.now() < end; await delay(AGAIN_MS)) await takeRest();
  } finally {
    await Promise.all(taken.map((client) => client.end().catch(() => undefined)));
  }
}
