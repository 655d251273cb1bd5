import { mkdirSync } from 'node:fs';
import { startDatabaseServer } from '@/lib/testing/database-server';
import { complain, note } from '../terminal';
import { ensureClient } from '../workspace/client';
import { findOrInstallChromium } from './chromium';
import { openTestInstance } from './e2e-instance';
import { playwrightStep } from './playwright-step';
import { add, FAILED, PASSED, runVisibly, staticStep, title, type Count } from './steps';
import { vitestStep } from './vitest-step';

const STATIC_STEPS: [name: string, args: string[]][] = [
  ['prettier', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['eslint', ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['knip', ['node_modules/knip/bin/knip.js']],
];

/** `npm test`: every check, going on after a failure wherever the next one still says something. */
export async function main(): Promise<void> {
  mkdirSync('.test-output', { recursive: true });
  // Leaves by the ordinary exit, which takes the test server down.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
  let total: Count = { passed: 0, failed: 0 };
  try {
    title('set-up');
    await ensureClient(process.cwd(), note);
    // Types of pages and of imported files, which a clean checkout does not have.
    await runVisibly(['node_modules/next/dist/bin/next', 'typegen']);
    for (const [name, args] of STATIC_STEPS) total = add(total, await staticStep(name, args));
    total = add(total, await testsWithDatabase());
  } catch (error) {
    complain(error);
    total = add(total, FAILED);
  }
  note(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

async function testsWithDatabase(): Promise<Count> {
  const server = await startDatabaseServer();
  try {
    const units = await vitestStep(server.url);
    return add(units, await browserTests(server.url));
  } finally {
    await server.stop();
  }
}

async function browserTests(serverUrl: string): Promise<Count> {
  title('build');
  let total: Count = { passed: 0, failed: 0 };
  const instance = await openTestInstance(serverUrl);
  try {
    await instance.build();
    total = add(total, PASSED);
    note('build: passed');
    const CHROMIUM_PATH = findOrInstallChromium();
    total = add(total, await playwrightStep({ ...(await instance.serve()), CHROMIUM_PATH }));
  } catch (error) {
    complain(error);
    total = add(total, FAILED);
  } finally {
    await instance.close();
  }
  return total;
}
