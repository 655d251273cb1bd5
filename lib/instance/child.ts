import { spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { inheritedEnvironment } from '@/lib/platform/env';
import { OperatorError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

const PARENT_WATCH = new URL('./parent-watch.mjs', import.meta.url).href;

export interface WatchedChild {
  /** The JavaScript file to run and its arguments. */
  args: string[];
  environment?: Record<string, string>;
  output: 'pipe' | 'inherit';
  /** A session of its own: a Ctrl-C in the terminal does not reach it. */
  detached?: boolean;
  /** Of `os.constants.priority`: what the server answers from memory goes first. The server's own, if left out. */
  priority?: number;
}

/** Starts Node on a file, in a process that ends when this one does, even by kill -9. */
export function startWatched(child: WatchedChild): ChildProcess {
  const started = spawn(process.execPath, ['--import', PARENT_WATCH, ...child.args], {
    env: inheritedEnvironment({ ...child.environment, PORTOLAN_STARTER: String(process.pid) }),
    stdio: ['ignore', child.output, child.output, 'ipc'],
    detached: child.detached ?? false,
    windowsHide: true,
  });
  if (child.priority !== undefined && started.pid !== undefined)
    giveWay(started.pid, child.priority);
  return started;
}

function giveWay(pid: number, priority: number): void {
  try {
    setPriority(pid, priority);
  } catch (error) {
    log.warn('priority-not-set', { reason: String(error) });
  }
}

export interface ToolRun extends Pick<WatchedChild, 'args' | 'environment' | 'priority'> {
  /** Said when it fails. */
  name: string;
  signal?: AbortSignal;
}

const TAIL_LINES = 40;

/**
 * Runs a tool of the project quietly; what it said is shown only when it fails.
 * Gives what it sent to this process last, as it came.
 */
export async function runTool(run: ToolRun): Promise<unknown> {
  run.signal?.throwIfAborted();
  const child = startWatched({ ...run, output: 'pipe' });
  run.signal?.addEventListener('abort', () => child.kill(), { once: true });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  let sent: unknown;
  child.on('message', (message) => {
    sent = message;
  });
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  if (status === 0) return sent;
  if (run.signal?.aborted) throw new OperatorError(`${run.name} was stopped`);
  const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  process.stderr.write(`${tail}\n`);
  throw new OperatorError(`${run.name} failed (what it said stands above)`);
}
