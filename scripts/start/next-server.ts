import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Env } from '@/lib/platform/env';
import { OperatorError } from '@/lib/platform/errors';
import { identityOf, type ProcessIdentity } from '@/lib/platform/process-identity';
import { ownOrigin } from '@/lib/platform/revalidation';
import { startWatched } from '../watched-child';

export interface NextServer {
  identity: ProcessIdentity | null;
  /** Resolves with what to say when the server ends. */
  ended: Promise<string>;
  /** From now on what the server writes is shown; what it wrote so far is forgotten. */
  showOutput: () => void;
  stop: () => Promise<void>;
}

const STOP_PATIENCE_MS = 8_000;
const READY_PATIENCE_MS = 120_000;

/**
 * Starts the production server (`scripts/serve`) or `next dev` as a session of its own: a Ctrl-C
 * reaches only this process, which then stops things in order.
 */
export function startNext(root: string, env: Env, mode: 'start' | 'dev'): NextServer {
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const child = startWatched({
    args:
      mode === 'start'
        ? ['scripts/serve.mjs']
        : [next, 'dev', '-H', env.HOST, '-p', String(env.PORT)],
    environment: { NEXT_TELEMETRY_DISABLED: '1' },
    output: mode === 'start' ? 'pipe' : 'inherit',
    detached: true,
  });
  const output = holdBack(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`the server does not start: ${error.message}`));
    child.once('exit', (code, signal) => {
      output.release();
      resolve(`the server ended by itself (${signal ?? `status ${code}`})`);
    });
  });
  return {
    identity: child.pid === undefined ? null : identityOf(child.pid),
    ended,
    showOutput: output.forget,
    stop: () => stop(child, ended),
  };
}

/** The framework greets at length; what it says matters when it fails, or later on. */
function holdBack(child: ChildProcess): { release: () => void; forget: () => void } {
  const held: [NodeJS.WriteStream, Buffer][] = [];
  let isHeld = true;
  const carry = (from: Readable | null, to: NodeJS.WriteStream) =>
    from?.on('data', (chunk: Buffer) => {
      if (isHeld) held.push([to, chunk]);
      else to.write(chunk);
    });
  carry(child.stdout, process.stdout);
  carry(child.stderr, process.stderr);
  return {
    release() {
      isHeld = false;
      for (const [to, chunk] of held.splice(0)) to.write(chunk);
    },
    forget() {
      isHeld = false;
      held.length = 0;
    },
  };
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // Windows has no SIGTERM to catch; there the closed channel says the same.
  if (process.platform === 'win32') child.disconnect();
  else child.kill('SIGTERM');
  const patience = new AbortController();
  const late = delay(STOP_PATIENCE_MS, 'late' as const, { signal: patience.signal });
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL');
  patience.abort();
  late.catch(() => undefined);
  await ended;
}

/** Waits until the server says that it is ready; throws with its reason when it does not. */
export async function untilServing(env: Env, signal: AbortSignal): Promise<void> {
  const url = `${ownOrigin(env.HOST, env.PORT)}/api/health/ready`;
  const until = Date.now() + READY_PATIENCE_MS;
  let problem = 'it does not answer';
  while (Date.now() < until && !signal.aborted) {
    try {
      const answer = await fetch(url, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
      });
      if (answer.status === 200) return;
      problem = await answer.text();
    } catch {
      // Not listening yet.
    }
    await delay(40);
  }
  if (!signal.aborted) throw new OperatorError(`the server does not become ready: ${problem}`);
}
