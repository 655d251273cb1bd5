import { randomBytes } from 'node:crypto';
import { afterAll, inject, vi } from 'vitest';
import { disconnect } from '@/lib/platform/db';
import { forgetEnv } from '@/lib/platform/env';
import { createDatabase, dropDatabase, onServer } from './databases';

// Runs before each test file: its own database, so that no file sees what another has written.
const serverUrl = inject('serverUrl');
const name = `portolan_test_${process.pid}_${randomBytes(4).toString('hex')}`;

// What a file has left running may have connected once more.
await disconnect();
await createDatabase(serverUrl, name, inject('templateDatabase'));
beginWithFirstSettings();
process.env.DATABASE_URL = onServer(serverUrl, name);
process.env.NEXTAUTH_SECRET = 'a-secret-that-only-tests-know';
forgetEnv();

// Outside of Next nothing is kept: `use cache` is a word like any other, and what goes with it has nobody to tell.
vi.mock('next/cache', () => ({
  cacheLife: () => undefined,
  cacheTag: () => undefined,
  revalidateTag: () => undefined,
}));

afterAll(async () => {
  await disconnect();
  await dropDatabase(serverUrl, name);
});

/** Files share the process: each begins with the settings that the first one found. */
function beginWithFirstSettings(): void {
  const store = globalThis as { portolanFirstEnvironment?: NodeJS.ProcessEnv };
  const first = (store.portolanFirstEnvironment ??= { ...process.env });
  for (const setting of Object.keys(process.env)) {
    if (!Object.hasOwn(first, setting)) Reflect.deleteProperty(process.env, setting);
  }
  Object.assign(process.env, first);
}
