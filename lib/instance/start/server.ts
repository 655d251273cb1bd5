import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Env } from '@/lib/platform/env';
import { errorLine, OperatorError } from '@/lib/platform/errors';
import { ownOrigin } from '@/lib/platform/origin';
import { startWatched } from '../child';
import { identityOf, type ProcessIdentity } from '../process-identity';

export interface NextServer {
  identity: ProcessIdentity | null;
  /** Resolves with what to say when the server ends. */
  ended: Promise<string>;
  /** From now on what the server writes is shown; what it wrote so far is forgotten. */
  showOutput: () => void;
  stop: () => Promise<void>;
}

/** The server may let go of its proxy's connections first (`start/serve.ts`). */
const STOP_PATIENCE_MS = 12_000;
const READY_PATIENCE_MS = 120_000;

/**
 * Starts the production server (`start/serve.ts`) or `next dev` as a session of its own: a Ctrl-C
 * reaches only this process, which then stops things in order.
 */
export function startNext(root: string, env: Env, mode: 'start' | 'dev'): NextServer {
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const child = startWatched({
    args:
      mode === 'start'
        ? ['scripts/run.mjs', 'serve']
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
    stop() {
      output.drop();
      return stop(child, ended);
    },
  };
}

/** The framework greets at length; what it says matters when it fails, or later on. */
export function holdBack(child: Pick<ChildProcess, 'stdout' | 'stderr'>): HeldOutput {
  const held: [NodeJS.WriteStream, Buffer][] = [];
  let state: 'held' | 'shown' | 'dropped' = 'held';
  const carry = (from: Readable | null, to: NodeJS.WriteStream) =>
    from?.on('data', (chunk: Buffer) => {
      if (state === 'held') held.push([to, chunk]);
      if (state === 'shown') to.write(chunk);
    });
  carry(child.stdout, process.stdout);
  carry(child.stderr, process.stderr);
  const become = (next: 'shown' | 'dropped') => {
    if (state === 'held') state = next;
    held.length = 0;
  };
  return {
    release() {
      if (state === 'held') for (const [to, chunk] of held) to.write(chunk);
      become('shown');
    },
    forget: () => become('shown'),
    drop: () => become('dropped'),
  };
}

interface HeldOutput {
  /** Shows what was held back, and all that follows. */
  release: () => void;
  /** Forgets what was held back and shows what follows. */
  forget: () => void;
  /** Nothing is shown any more of a server that was told to stop before it was ready. */
  drop: () => void;
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

/**
 * Waits until the server says that it is ready; throws with its reason when it does not. One that is
 * told to stop meanwhile neither becomes ready nor fails: whoever stops it waits for its end.
 */
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
  if (signal.aborted) return new Promise<never>(() => undefined);
  throw new OperatorError(`the server does not become ready: ${problem}`);
}

/** How this instance starts its server, and how it hears that one is ready. */
export interface ServerKind {
  start: () => NextServer;
  untilReady: () => Promise<void>;
  note: (line: string) => void;
  /** Whether one that falls is started again. */
  comesBack: boolean;
}

export interface ServerSupervision {
  /** The first server is ready; rejects where it ends before that. */
  ready: Promise<void>;
  /** Rejects with the reason once the server is not started again. */
  failed: Promise<never>;
  /** Stops the server, and starts none after it. */
  close: () => Promise<void>;
}

/** A server that is killed comes back; one that falls again and again has a fault that must be seen. */
const RESTARTS = { atMost: 5, withinMs: 60_000 } as const;

/** Starts the server and, where it comes back, starts it again whenever it ends after it was ready. */
export function superviseServer(kind: ServerKind): ServerSupervision {
  const { start, untilReady, note, comesBack } = kind;
  let server = start();
  let closing = false;
  const ready = becomesReady(server, untilReady);

  async function keep(): Promise<never> {
    await ready;
    const restarts: number[] = [];
    for (;;) {
      const reason = await server.ended;
      // Whoever closes waits for the server's end and for nothing else.
      if (closing) return new Promise<never>(() => undefined);
      if (!comesBack || isOneTooMany(restarts, Date.now())) throw new OperatorError(reason);
      note(`Starting it again: ${reason}.`);
      server = start();
      const back = becomesReady(server, untilReady);
      // Not given up when it is slow to be ready: the database may be the one that is down.
      back.then(
        () => closing || note('The server is back.'),
        (error: unknown) => closing || note(`It is not back yet: ${errorLine(error)}.`),
      );
    }
  }

  const failed = keep();
  // Either may reject before anybody looks.
  ready.catch(() => undefined);
  failed.catch(() => undefined);
  return {
    ready,
    failed,
    close() {
      closing = true;
      return server.stop();
    },
  };
}

async function becomesReady(server: NextServer, untilReady: () => Promise<void>): Promise<void> {
  const ended = server.ended.then((reason) => Promise.reject(new OperatorError(reason)));
  await Promise.race([untilReady(), ended]);
  server.showOutput();
}

/** Notes a restart at `now`; true where there were too many of late. */
function isOneTooMany(restarts: number[], now: number): boolean {
  restarts.push(now);
  return restarts.filter((at) => now - at < RESTARTS.withinMs).length > RESTARTS.atMost;
}
