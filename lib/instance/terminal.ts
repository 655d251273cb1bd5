import { loadEnv, type Env } from '@/lib/platform/env';
import { errorLine, OperatorError } from '@/lib/platform/errors';
import { isDiskFull, lacksRoom } from './files';

// `npm start | head` must not end in a stack trace.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

/** A line on what is being done, for the person who waits. */
export function note(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** What went wrong, in one line; the stack only for those who ask for it. */
export function complain(error: unknown): void {
  process.stderr.write(`Portolan: ${sentence(error)}\n`);
  if (wantsStack() && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

function sentence(error: unknown): string {
  if (error instanceof OperatorError) return error.message;
  const folder = settings()?.DATA_DIR;
  if (folder !== undefined && (isDiskFull(error) || lacksRoom(folder)))
    return `the disk that holds DATA_DIR ${folder} is full`;
  const hint = wantsStack() ? '' : ' (DEBUG=portolan shows where)';
  return `unexpected error: ${errorLine(error)}${hint}`;
}

function wantsStack(): boolean {
  return settings()?.DEBUG === 'portolan';
}

/** Null where the settings themselves are what is wrong. */
function settings(): Env | null {
  try {
    return loadEnv();
  } catch {
    return null;
  }
}

/** Says every few seconds that something long is still going on. */
export async function withHeartbeat<Value>(what: string, work: Promise<Value>): Promise<Value> {
  const began = Date.now();
  const timer = setInterval(() => {
    note(`  … ${what}, ${Math.round((Date.now() - began) / 1000)} s`);
  }, 10_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
