import { mkdirSync } from 'node:fs';
import { ensureClient } from '@/lib/instance/products';
import { complain, note } from '@/lib/instance/terminal';
import { findOrInstallChromium } from './chromium';
import {
  BUILD_ONLY,
  type Count,
  FAILED,
  holds,
  playwright,
  runStep,
  type Say,
  sum,
  vitest,
} from './steps';

/** `npm test`: every check, going on after a failure wherever another one still says something. */
export async function main(): Promise<void> {
  mkdirSync('.test-output', { recursive: true });
  // Leaves by the ordinary exit, so that what was said so far is shown.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(130));
  }
  let total = FAILED;
  try {
    await ensureClient(process.cwd(), note);
    total = sum(await checks());
  } catch (error) {
    complain(error);
  }
  if (total.faults.length > 0) note(`\nFailed:\n${total.faults.join('\n')}`);
  note(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

/**
 * Two rows of steps beside each other, about alike in length, for two cores: browser tests keep
 * both busy only half of the time, unit and database tests are one process at work.
 */
async function checks(): Promise<Count[]> {
  const built = runStep('build', build);
  const rows = await Promise.all([
    runStep('unit and database tests', vitest).then((count) => [count]),
    secondRow(built),
  ]);
  return [await built, ...rows.flat()];
}

async function secondRow(built: Promise<Count>): Promise<Count[]> {
  const tested = (await built).failed > 0 ? [] : [await browserTests()];
  // A build writes the types of pages anew, which these two read.
  return [
    ...tested,
    await check('prettier', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
    await check('knip', 'knip/bin/knip.js'),
    await check('types', 'typescript/bin/tsc', '--noEmit'),
    await check('eslint', 'eslint/bin/eslint.js', '--max-warnings=0', '.'),
  ];
}

function browserTests(): Promise<Count> {
  return runStep('browser tests', (say) => playwright(findOrInstallChromium(), say));
}

/** Leaves the types of pages behind as well, also where it fails. */
async function build(say: Say): Promise<Count> {
  try {
    return await holds(['scripts/run.mjs', 'e2e-server', BUILD_ONLY], say);
  } finally {
    await holds(['node_modules/next/dist/bin/next', 'typegen'], () => undefined);
  }
}

/** A tool that finds something wrong or does not, given by its file among the packages. */
function check(name: string, file: string, ...args: string[]): Promise<Count> {
  return runStep(name, (say) => holds([`node_modules/${file}`, ...args], say));
}
