import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@/lib/instance/migrate';
import { fillDatabase } from '@/lib/instance/postgres/database';
import { freePort } from '@/lib/instance/postgres/free-port';
import { ensureBuild, ensureClient } from '@/lib/instance/products';
import { startNext, untilServing } from '@/lib/instance/start/server';
import { complain, note } from '@/lib/instance/terminal';
import { forgetEnv, loadEnv, SETTING_NAMES } from '@/lib/platform/env';
import { startDatabaseServer } from '@/lib/testing/database-server';
import { BUILD_ONLY } from './steps';
import { createDatabase, dropDatabase, onServer } from '@/lib/testing/databases';

/** An instance of its own for browser tests: a fresh database. */
export interface TestInstance {
  /** The first data: releases, profiles, reports, articles. */
  fill(): Promise<void>;
  /** Pages are built against a database, as `npm start` does; what is in it does not matter. */
  build(): Promise<void>;
  /** Serves; hands back the environment in which Playwright finds the instance. */
  serve(): Promise<Record<string, string>>;
  close(): Promise<void>;
}

/** Makes the database on the given server, migrated and empty; `port` is chosen where none is given. */
export async function openTestInstance(serverUrl: string, port?: number): Promise<TestInstance> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'portolan-e2e-'));
  const database = `portolan_e2e_${randomBytes(4).toString('hex')}`;
  const databaseUrl = onServer(serverUrl, database);
  const origin = takeSettings(dataDir, databaseUrl, port ?? (await freePort()));
  const cleanups: (() => Promise<unknown>)[] = [];
  await createDatabase(serverUrl, database);
  cleanups.push(() => dropDatabase(serverUrl, database));
  await migrate(databaseUrl, process.cwd());
  return {
    async fill() {
      note('Filling the database of the browser tests.');
      await fillDatabase(() => undefined);
    },
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

/** Begins the line on standard output that says, in JSON, how to reach the instance. */
export const SERVING = 'E2E instance: ';

/** Serves an instance for browser tests on `port` until it is told to stop. */
export async function main([port = '']: string[]): Promise<void> {
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const server = await startDatabaseServer();
  let status = 0;
  try {
    await ensureClient(process.cwd(), note);
    const only = port === BUILD_ONLY;
    const instance = await openTestInstance(server.url, only ? undefined : Number(port));
    try {
      await instance.build();
      if (!only) {
        await instance.fill();
        note(`${SERVING}${JSON.stringify(await instance.serve())}`);
        await interrupted;
      }
    } finally {
      await instance.close();
    }
  } catch (error) {
    complain(error);
    status = 1;
  } finally {
    await server.stop();
  }
  process.exit(status);
}
