import { defineConfig } from 'vitest/config';
import base from '../../vitest.config';

// Only what needs no database: the rules are pure, and thousands of mutants are tried.
export default defineConfig({
  resolve: base.resolve ?? {},
  test: {
    include: ['lib/**/*.test.ts'],
    exclude: ['**/*.db.test.ts', 'lib/testing/**'],
    testTimeout: 60_000,
  },
});
