import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const EXCLUDED = ['.test-output/**', 'node_modules/**', '.next/**', '.data/**', 'e2e/**'];

/** For what hangs, not for what is slow: a busy machine is no failure. */
const HANGS_MS = 300_000;

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...EXCLUDED, '**/*.db.test.ts'],
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
