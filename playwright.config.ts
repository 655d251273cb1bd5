import { defineConfig, devices } from '@playwright/test';
import { freePort } from './lib/platform/postgres/free-port';
import { findChromium } from './scripts/test/chromium';

/** Chromium in a container, as root and without a screen; it calls nobody. */
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

// Every worker reads this file again and inherits what the first reading, or `npm test`, has chosen.
process.env.E2E_ORIGIN ??= `http://localhost:${await freePort()}`;

const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // For what hangs, not for what is slow: on two busy cores a person's journey takes its time.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_ORIGIN,
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args: CHROMIUM_FLAGS },
  },
});
