import { parentOf } from '@/lib/platform/process-identity';

/** Signals that ask for an end: Ctrl-C, `kill`, a terminal that was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const LOOK_EVERY_MS = 250;

export interface Interruption {
  signal: AbortSignal;
  /** Resolves when somebody asks for an end. */
  happens: Promise<void>;
}

/**
 * Collects every way in which a person ends the program. npm puts a shell between itself and us, and
 * neither passes a signal on when it is killed: so one started by npm also ends when either is gone.
 */
export function watchInterruption(startedByNpm: boolean): Interruption {
  const controller = new AbortController();
  const interrupt = () => controller.abort();
  for (const signal of SIGNALS) process.on(signal, interrupt);
  if (startedByNpm && process.platform !== 'win32') {
    const starters = ancestors();
    setInterval(() => {
      if (ancestors() !== starters) interrupt();
    }, LOOK_EVERY_MS).unref();
  }
  const happens = new Promise<void>((resolve) => {
    controller.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal: controller.signal, happens };
}

function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}
