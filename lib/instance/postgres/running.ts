import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { makeFolder } from '@/lib/platform/folder';

import {
  commandLine,
  identityOf,
  isAlive,
  ownIdentity,
  processIdentitySchema,
} from '../process-identity';
import { withClient } from './connect';
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
    const answer = await ask(port, password);
    if (answer === 'yes') return { identity, port };
    if (answer === 'wrong password') throw wrongPassword(layout);
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
  return (await ask(port, password)) === 'yes';
}

/** Does the server at `port` take us? */
async function ask(port: number, password: string): Promise<'yes' | 'no' | 'wrong password'> {
  try {
    const url = clusterUrl(port, password, 'postgres');
    await withClient(url, (client) => client.query('SELECT 1'), { connectionTimeoutMillis: 2_000 });
    return 'yes';
  } catch (error) {
    return isWrongPassword(error) ? 'wrong password' : 'no';
  }
}

/** PostgreSQL: invalid_password. */
export function isWrongPassword(error: unknown): boolean {
  return errorCode(error) === '28P01';
}

/** The file was changed or lost: a new password would not open the data that is there. */
export function wrongPassword(layout: Layout): OperatorError {
  return new OperatorError(
    `${layout.password} does not hold the password of the database beside it: put the old file back, or move ${layout.dir} away and restore a backup`,
  );
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

/** Notes that this process uses the server; call while holding the control lock. */
export function enterUser(layout: Layout): void {
  makeFolder(layout.users);
  writeFileSync(ownFile(layout), JSON.stringify(ownIdentity()));
}

export function leaveUser(layout: Layout): void {
  rmSync(ownFile(layout), { force: true });
}

/** Does another living process use the server? Notes of dead ones are cleared away. */
export function hasOtherUsers(layout: Layout): boolean {
  const others = readdirSync(layout.users).filter((name) => name !== String(process.pid));
  return others.filter((name) => livesOrClear(path.join(layout.users, name))).length > 0;
}

function livesOrClear(file: string): boolean {
  try {
    const identity = processIdentitySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (isAlive(identity)) return true;
  } catch {
    // Half written by a process that was killed: the same as dead.
  }
  rmSync(file, { force: true });
  return false;
}

function ownFile(layout: Layout): string {
  return path.join(layout.users, String(process.pid));
}
