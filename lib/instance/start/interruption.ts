import { constants } from 'node:os';
import { parentOf } from '../process-identity';

/** Signals that ask for an end: Ctrl-C, `kill`, a terminal that was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A program that a signal ended has this and the signal's number for its status. */
const SIGNAL_STATUS = 128;

const LOOK_EVERY_MS = 250;

export interface Interruption {
  signal: AbortSignal;
  /** Resolves when somebody asks for an end, with the exit status that a shell gives the signal. */
  happens: Promise<number>;
}

/**
 * Collects every way in which a person ends the program. npm puts a shell between itself and us, and
 * neither passes a signal on when it is killed: so one started by npm also ends when either is gone.
 */
export function watchInterruption(startedByNpm: boolean): Interruption {
  const controller = new AbortController();
  const happens = new Promise<number>((resolve) => {
    const interrupt = (signal: NodeJS.Signals) => {
      controller.abort();
      resolve(SIGNAL_STATUS + constants.signals[signal]);
    };
    for (const signal of SIGNALS) process.on(signal, interrupt);
    if (!startedByNpm || process.platform === 'win32') return;
    const starters = ancestors();
    setInterval(() => {
      if (ancestors() !== starters) interrupt('SIGHUP');
    }, LOOK_EVERY_MS).unref();
  });
  return { signal: controller.signal, happens };
}

function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}
