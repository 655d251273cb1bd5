import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { errorCode } from './errors';

/**
 * Reads a secret kept in a file, and makes it the first time: 32 random bytes in hex, mode 0600,
 * on the disk before it is used (a crash must not lose the key to data that is already there).
 */
export function keepSecret(file: string): string {
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') return kept;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
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
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}
