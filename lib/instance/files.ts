import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { errorCode } from '@/lib/platform/errors';

/** The secret kept in a file, null where there is none. */
export function readSecret(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Reads a secret kept in a file, and makes it the first time: 32 random bytes in hex, mode 0600,
 * on the disk before it is used (a crash must not lose the key to data that is already there).
 */
export function keepSecret(file: string): string {
  const kept = readSecret(file);
  if (kept !== null) return kept;
  const secret = randomBytes(32).toString('hex');
  writeDurably(file, `${secret}\n`);
  return secret;
}

/** Replaces a small file as a whole, private to its owner and on the disk when this returns. */
export function writeDurably(file: string, content: string): void {
  const next = `${file}.${process.pid}.new`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}

/** Codes of the system and of PostgreSQL (disk_full) for a disk without room. */
const FULL_CODES = ['ENOSPC', 'EDQUOT', '53100'];

/** Does this error, or what caused it, say that a disk is full? */
export function isDiskFull(error: unknown): boolean {
  if (FULL_CODES.includes(errorCode(error))) return true;
  if (!(error instanceof Error)) return false;
  return /No space left on device/i.test(error.message) || isDiskFull(error.cause);
}

/** PostgreSQL writes its log in files of 16 MiB: with less room it ends in the middle of anything. */
const LEAST_ROOM_BYTES = 16 * 1024 * 1024;

/** Has the disk that holds `folder` too little room for a database? */
export function lacksRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST_ROOM_BYTES;
  } catch {
    return false;
  }
}
