import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { errorCode, OperatorError } from './errors';

/**
 * Makes a private folder (0700) and those above it, unless it exists. Throws an OperatorError of
 * one line. Not Node's own recursive mkdir: that one never returns where the system lets nobody make
 * a folder and says ENOENT, as below /proc.
 */
export function makeFolder(folder: string, name = folder): void {
  try {
    make(folder);
  } catch (error) {
    const code = errorCode(error);
    throw new OperatorError(`${name} cannot be written (${code})`, { cause: error });
  }
}

function make(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) make(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
