import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { errorCode } from '@/lib/platform/errors';

/**
 * A process as the system knows it. A pid alone is not enough: after a crash or in a new container
 * the same number soon belongs to something else, so the start time is kept with it.
 */
export const processIdentitySchema = z.object({
  pid: z.number().int().positive(),
  /** Opaque; compared for equality only. '' where the system does not tell. */
  started: z.string(),
});

export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** The identity of a living process, null where there is none (a zombie counts as none). */
export function identityOf(pid: number): ProcessIdentity | null {
  if (!exists(pid)) return null;
  const started = startTime(pid);
  return started === null ? null : { pid, started };
}

export function ownIdentity(): ProcessIdentity {
  return identityOf(process.pid) ?? { pid: process.pid, started: '' };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.started === identity.started;
}

/** The command line of a living process, '' where it cannot be read. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    }
    return process.platform === 'win32' ? '' : ps(pid, 'command=');
  } catch {
    return '';
  }
}

/** The parent of a living process, null where the system does not tell cheaply. */
export function parentOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const fields = statFields(pid);
  return fields === null ? null : Number(fields[1]);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** '' where unknown, null where the process is gone or a zombie. */
function startTime(pid: number): string | null {
  if (process.platform === 'win32') return '';
  try {
    if (process.platform !== 'linux') return ps(pid, 'lstart=');
    const fields = statFields(pid);
    if (fields === null || fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${bootId()}:${fields[19]}`;
  } catch {
    return '';
  }
}

/**
 * What /proc/PID/stat says after the name, which may hold anything (proc(5)): state first, then the
 * parent; the start time, in ticks since boot, is the twentieth. Null where the process is gone.
 */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(errorCode(error))) return null;
    throw error;
  }
}

let boot: string | undefined;

function bootId(): string {
  boot ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return boot;
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim();
}
