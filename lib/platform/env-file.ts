import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { OperatorError } from './errors';

/**
 * Adds what `.env` in `root` says to this process's environment; what is set there already wins.
 * For start-up code only: children inherit the result, so that nothing reads the file twice.
 */
export function applyEnvFile(root: string): void {
  const file = path.join(root, '.env');
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return;
    throw new OperatorError(`.env cannot be read (${code})`, { cause: error });
  }
  for (const [name, value] of Object.entries(parseEnv(content))) {
    process.env[name] ??= value;
  }
}
