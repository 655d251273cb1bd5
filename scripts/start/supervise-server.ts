import { errorLine, OperatorError } from '@/lib/platform/errors';
import type { NextServer } from './next-server';

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
