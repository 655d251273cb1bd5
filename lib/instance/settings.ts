import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { forgetEnv, loadEnv, type Env } from '@/lib/platform/env';
import { errorCode, OperatorError } from '@/lib/platform/errors';
import { makeFolder } from '@/lib/platform/folder';
import { keepSecret } from './files';

/** Reads the settings for a command: .env below the environment; DATA_DIR exists afterwards. */
export function readSettings(root: string, mode: 'production' | 'development'): Env {
  applyEnvFile(root);
  set({ NODE_ENV: mode });
  const env = loadEnv();
  makeFolder(env.DATA_DIR, `DATA_DIR ${env.DATA_DIR}`);
  return env;
}

/**
 * Fills in what the settings left open, so that this process, the server and the tools that they
 * start all see one database, one secret and one address.
 */
export function completeSettings(env: Env, databaseUrl: string): Env {
  set({
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: env.NEXTAUTH_SECRET ?? keepSecret(path.join(env.DATA_DIR, 'secret')),
    NEXTAUTH_URL: env.NEXTAUTH_URL,
    DATA_DIR: env.DATA_DIR,
    PORT: String(env.PORT),
    HOST: env.HOST,
  });
  return loadEnv();
}

function set(values: Record<string, string>): void {
  Object.assign(process.env, values);
  forgetEnv();
}

/**
 * Adds what `.env` in `root` says to this process's environment; what is set there already wins.
 * Programs that this process starts inherit the result, so that nothing reads the file twice.
 */
function applyEnvFile(root: string): void {
  const file = path.join(root, '.env');
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return;
    throw new OperatorError(`.env cannot be read (${errorCode(error)})`, { cause: error });
  }
  for (const [name, value] of Object.entries(parseEnv(content))) {
    process.env[name] ??= value;
  }
}
