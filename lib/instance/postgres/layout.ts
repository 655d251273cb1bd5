import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Where one embedded cluster keeps what. */
export interface Layout {
  dir: string;
  data: string;
  /** initdb works here; renamed to `data` when it is whole. */
  unfinished: string;
  password: string;
  port: string;
  log: string;
  /** Held while the server is being started or stopped. */
  control: string;
  /** One file for each process that uses the server: the last one stops it. */
  users: string;
  /** Library links, where those of the package cannot be written. */
  links: string;
}

export const SUPERUSER = 'portolan';
export const LOOPBACK = '127.0.0.1';

export function layoutOf(dir: string): Layout {
  return {
    dir,
    data: path.join(dir, 'data'),
    unfinished: path.join(dir, 'data.unfinished'),
    password: path.join(dir, 'password'),
    port: path.join(dir, 'port'),
    log: path.join(dir, 'server.log'),
    control: path.join(dir, 'control.lock'),
    users: path.join(dir, 'users'),
    links: path.join(dir, 'lib'),
  };
}

/** The address of one database of the cluster. */
export function clusterUrl(port: number, password: string, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@${LOOPBACK}:${port}/${database}`;
}

/** What postmaster.pid says (PostgreSQL: src/include/utils/pidfile.h). */
export interface PidFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** Null where there is no such file, or one that is only half written. */
export function readPidFile(layout: Layout): PidFile | null {
  let lines: string[];
  try {
    lines = readFileSync(pidFilePath(layout), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' };
}

export function pidFilePath(layout: Layout): string {
  return path.join(layout.data, 'postmaster.pid');
}
