import { defineConfig, devices } from '@playwright/test';
import { freePort } from './lib/instance/postgres/free-port';
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

/**
 * The only limits of the browser tests, for what hangs and not for what is slow: two busy cores take
 * their time. How quick something is to be stands in the benchmark, not in a test.
 */
const WAIT_HANGS_MS = 60_000;
const JOURNEY_HANGS_MS = 300_000;

// Every worker reads this file again and inherits what the first reading, or `npm test`, has chosen.
process.env.E2E_ORIGIN ??= `http://localhost:${await freePort()}`;

const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  projects: [
    { name: 'journeys', testIgnore: 'alone/**' },
    // A desk keeps what it opens from every other: what counts edits at a desk waits until no other is open.
    { name: 'alone', testMatch: 'alone/**', dependencies: ['journeys'] },
  ],
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: JOURNEY_HANGS_MS,
  expect: { timeout: WAIT_HANGS_MS, toPass: { timeout: WAIT_HANGS_MS } },
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_ORIGIN,
    actionTimeout: WAIT_HANGS_MS,
    navigationTimeout: WAIT_HANGS_MS,
    // A trace of every test, for the few that fail, costs half as much again as the test itself.
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath && { executablePath }), args: CHROMIUM_FLAGS },
  },
});
