import { mkdirSync } from 'node:fs';
import { ensureClient } from '@/lib/instance/products';
import { complain, note } from '@/lib/instance/terminal';
import { findOrInstallChromium } from './chromium';
import {
  BUILD_ONLY,
  type Count,
  FAILED,
  holds,
  NONE,
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
 * Two rows of steps beside each other, for two cores: browser tests keep both busy only half of the time,
 * unit and database tests are one process at work. Whichever row is done takes the next of the other checks.
 */
async function checks(): Promise<Count[]> {
  const built = runStep('build', build);
  const left = [
    () => check('eslint', 'eslint/bin/eslint.js', '--max-warnings=0', '.'),
    () => check('types', 'typescript/bin/tsc', '--noEmit'),
    () => check('knip', 'knip/bin/knip.js'),
    () => check('prettier', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  ];
  const counts: Count[] = [];
  const row = async (tests: Promise<Count>) => {
    counts.push(await tests);
    // A build writes the types of pages anew, which the others read.
    await built;
    for (let next = left.shift(); next !== undefined; next = left.shift())
      counts.push(await next());
  };
  const tested = built.then(({ failed }) => (failed > 0 ? NONE : browserTests()));
  await Promise.all([row(runStep('unit and database tests', vitest)), row(tested)]);
  return [await built, ...counts];
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
