import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { forgetEnv, loadEnv, SETTING_NAMES } from '@/lib/platform/env';
import { migrate } from '@/lib/platform/migrate';
import { freePort } from '@/lib/platform/postgres/free-port';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';
import { setUpData } from '../start/data';
import { startNext, untilServing } from '../start/next-server';
import { note } from '../terminal';
import { ensureBuild } from '../workspace/build';

/** An instance of its own for browser tests: a fresh database with the first data. */
export interface TestInstance {
  build(): Promise<void>;
  /** Serves; hands back the environment in which Playwright finds the instance. */
  serve(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Makes the database on the given server and fills it; `port` is chosen where none is given. */
export async function openTestInstance(serverUrl: string, port?: number): Promise<TestInstance> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-e2e-'));
  const database = `portolan_e2e_${randomBytes(4).toString('hex')}`;
  const databaseUrl = onServer(serverUrl, database);
  const origin = takeSettings(dataDir, databaseUrl, port ?? (await freePort()));
  const cleanups: (() => Promise<unknown>)[] = [];
  await createDatabase(serverUrl, database);
  cleanups.push(() => dropDatabase(serverUrl, database));
  note('Filling the database of the browser tests.');
  await migrate(databaseUrl, process.cwd());
  await setUpData(() => undefined);
  return {
    async build() {
      await ensureBuild(process.cwd(), note);
    },
    async serve() {
      const server = startNext(process.cwd(), loadEnv(), 'start');
      cleanups.push(server.stop);
      const ended = server.ended.then((reason) => Promise.reject(new Error(reason)));
      await Promise.race([untilServing(loadEnv(), new AbortController().signal), ended]);
      ended.catch(() => undefined);
      server.showOutput();
      return { E2E_ORIGIN: origin, E2E_DATABASE_URL: databaseUrl, E2E_DATA_DIR: dataDir };
    },
    async close() {
      for (const cleanup of cleanups.reverse()) await cleanup();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Every setting is given, empty ones too: nothing of a .env may reach an instance under test. Hands
 * back its address.
 */
function takeSettings(dataDir: string, databaseUrl: string, port: number): string {
  const origin = `http://localhost:${port}`;
  const { CHROMIUM_PATH = '' } = loadEnv();
  Object.assign(process.env, Object.fromEntries(SETTING_NAMES.map((name) => [name, ''])), {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    NEXTAUTH_SECRET: randomBytes(16).toString('hex'),
    NEXTAUTH_URL: origin,
    PORT: String(port),
    CHROMIUM_PATH,
  });
  forgetEnv();
  return origin;
}
