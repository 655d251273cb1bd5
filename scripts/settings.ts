import path from 'node:path';
import { applyEnvFile } from '@/lib/platform/env-file';
import { forgetEnv, loadEnv, type Env } from '@/lib/platform/env';
import { makeFolder } from '@/lib/platform/folder';
import { keepSecret } from '@/lib/platform/secret-file';

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
