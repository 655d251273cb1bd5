import { readFileSync, rmSync } from 'node:fs';
import { startWatched } from '@/lib/instance/child';
import { complain, note } from '@/lib/instance/terminal';
import { readPlaywright, readVitest } from './reports';

/** What `e2e-server` is told in place of a port to build the pages and nothing else. */
export const BUILD_ONLY = 'build';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed and why, a short text each, where the runner says so. */
  readonly faults: readonly string[];
}

export const NONE: Count = { passed: 0, failed: 0, faults: [] };

export const FAILED: Count = { passed: 0, failed: 1, faults: [] };

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
    faults: counts.flatMap(({ faults }) => faults),
  };
}

export type Say = (text: string) => void;

/** What running steps have said so far, by name. */
const unfinished = new Map<string, string[]>();

// Of a run that is interrupted, so that what went wrong before is seen.
process.once('exit', () => {
  for (const [name, said] of unfinished) note(`${title(name)}${said.join('')}${name}: interrupted`);
});

/**
 * Runs a step beside others: what it says is held back and stands together when it is done. One
 * that throws counts as one failure.
 */
export async function runStep(name: string, work: (say: Say) => Promise<Count>): Promise<Count> {
  note(`${name} …`);
  const said: string[] = [];
  unfinished.set(name, said);
  const began = Date.now();
  let fault: unknown = null;
  const count = await work((text) => void said.push(text)).catch((error: unknown) => {
    fault = error;
    return FAILED;
  });
  unfinished.delete(name);
  const faults = count.failed > 0 && count.faults.length === 0 ? [name] : count.faults;
  const seconds = Math.round((Date.now() - began) / 1000);
  note(`${title(name)}${said.join('')}${name}: ${inWords(count)} (${seconds} s)`);
  if (fault !== null) complain(fault);
  return { ...count, faults };
}

function title(name: string): string {
  return `\n──── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}\n`;
}

function inWords({ passed, failed }: Pick<Count, 'passed' | 'failed'>): string {
  if (passed + failed > 1) return `${passed} passed, ${failed} failed`;
  return failed === 0 ? 'passed' : 'FAILED';
}

/** Runs a tool of the project; its exit status, or 1 where it was killed. */
export async function runTool(
  args: string[],
  say: Say,
  environment: Record<string, string> = {},
): Promise<number> {
  const child = startWatched({ args, environment, output: 'pipe' });
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => say(chunk));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** A check that either holds or does not: it counts as one test. */
export async function holds(args: string[], say: Say): Promise<Count> {
  return (await runTool(args, say)) === 0 ? { passed: 1, failed: 0, faults: [] } : FAILED;
}

/** Unit and database tests. */
export async function vitest(say: Say): Promise<Count> {
  const file = '.test-output/vitest.json';
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return reported(file, ['node_modules/vitest/vitest.mjs', 'run', ...args], say, {
    environment: { NODE_ENV: 'test' },
    read: readVitest,
  });
}

/** Browser tests, against an instance that they start for themselves. */
export async function playwright(chromium: string, say: Say): Promise<Count> {
  const file = '.test-output/playwright.json';
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'];
  return reported(file, args, say, {
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM_PATH: chromium },
    read: readPlaywright,
  });
}

interface Reported {
  readonly environment: Record<string, string>;
  /** Throws where the report has another shape. */
  read(report: unknown): Count;
}

/** Counts by the report that a runner leaves in `file`; none, or one that cannot be read, is one failure. */
async function reported(
  file: string,
  args: string[],
  say: Say,
  { environment, read }: Reported,
): Promise<Count> {
  rmSync(file, { force: true });
  const status = await runTool(args, say, environment);
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')));
    // An error outside every test fails the run as well.
    return count.failed === 0 && status !== 0 ? { ...count, failed: 1 } : count;
  } catch {
    return FAILED;
  }
}
