import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { disconnect } from '@/lib/platform/db';
import { forgetEnv } from '@/lib/platform/env';
import { createDatabase, dropDatabase, onServer } from './databases';

// Runs before each test file: its own database, so that files run beside each other.
const serverUrl = inject('serverUrl');
const name = `portolan_test_${process.pid}_${randomBytes(4).toString('hex')}`;

await createDatabase(serverUrl, name, inject('templateDatabase'));
process.env.DATABASE_URL = onServer(serverUrl, name);
process.env.NEXTAUTH_SECRET = 'a-secret-that-only-tests-know';
forgetEnv();

afterAll(async () => {
  await disconnect();
  await dropDatabase(serverUrl, name);
});
