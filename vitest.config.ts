import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const EXCLUDED = ['.test-output/**', 'node_modules/**', '.next/**', '.data/**', 'e2e/**'];

/** Of the fuzz tests: `npm run fuzz` sets them. Without, the same few cases each time. */
const { FUZZ_TIMES = '1', FUZZ_SEED = '20261130' } = process.env;

/** For what hangs, not for what is slow: a busy machine is no failure. */
const HANGS_MS = 300_000;

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    provide: { fuzzTimes: Number(FUZZ_TIMES), fuzzSeed: Number(FUZZ_SEED) },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...EXCLUDED, '**/*.db.test.ts'],
          // Files share what they import: reading it anew for each costs as much as their tests.
          isolate: false,
          testTimeout: HANGS_MS,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: EXCLUDED,
          globalSetup: ['lib/testing/global-setup.ts'],
          setupFiles: ['lib/testing/file-database.ts'],
          testTimeout: HANGS_MS,
          hookTimeout: HANGS_MS,
        },
      },
    ],
  },
});
