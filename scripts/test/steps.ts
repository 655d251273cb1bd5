import { note } from '../terminal';
import { startWatched } from '../watched-child';

export interface Count {
  passed: number;
  failed: number;
}

export const PASSED: Count = { passed: 1, failed: 0 };
export const FAILED: Count = { passed: 0, failed: 1 };

export function add(one: Count, other: Count): Count {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** Runs a tool of the project in full view; its exit status, or 1 where it was killed. */
export async function runVisibly(
  args: string[],
  environment: Record<string, string> = {},
): Promise<number> {
  const child = startWatched({ args, environment, output: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A check that either holds or does not: it counts as one test. */
export async function staticStep(name: string, args: string[]): Promise<Count> {
  title(name);
  const began = Date.now();
  const status = await runVisibly(args);
  const seconds = Math.round((Date.now() - began) / 1000);
  note(status === 0 ? `${name}: passed (${seconds} s)` : `${name}: FAILED (${seconds} s)`);
  return status === 0 ? PASSED : FAILED;
}

export function title(name: string): void {
  note(`\n──── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`);
}
