import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../folder';
import { isAlive, ownIdentity, processIdentitySchema } from '../process-identity';
import type { Layout } from './layout';

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
