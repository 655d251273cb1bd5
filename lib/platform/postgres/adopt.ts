import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { commandLine, identityOf, isAlive } from '../process-identity';
import { clusterUrl, pidFilePath, readPidFile, type Layout } from './layout';
import type { Postmaster } from './postmaster';

/**
 * The server that is running on this data already, left by a Portolan that was killed or started
 * by another command; null where there is none. Waits for one that is starting or stopping.
 */
export async function findRunning(layout: Layout, password: string): Promise<Postmaster | null> {
  const file = readPidFile(layout);
  if (file === null) return null;
  const identity = identityOf(file.pid);
  if (identity === null) return null;
  if (!(await isOurs(layout, file.pid, file.port, password))) {
    disown(layout);
    return null;
  }
  while (isAlive(identity)) {
    // Read again: while the server starts, the file is not complete.
    const port = readPidFile(layout)?.port ?? file.port;
    if (await answers(port, password)) return { identity, port };
    await delay(100);
  }
  return null;
}

/**
 * After a reboot, or in another container, the number in postmaster.pid belongs to something else:
 * a server of this data has the data's path in its command line.
 */
async function isOurs(layout: Layout, pid: number, port: number, password: string) {
  const command = commandLine(pid);
  if (command !== '') return command.includes(layout.data);
  return answers(port, password);
}

async function answers(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: clusterUrl(port, password, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * PostgreSQL would refuse to start beside a living process of that number. The rest of the file is
 * kept: from it PostgreSQL sees whether memory of the dead server is still in use.
 */
function disown(layout: Layout): void {
  const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
  const lines = readFileSync(pidFilePath(layout), 'utf8').split('\n');
  writeFileSync(pidFilePath(layout), [String(dead), ...lines.slice(1)].join('\n'));
}
