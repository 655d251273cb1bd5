import { HOUR, SECOND, systemClock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { sweepNotifications } from './commands';
import { mailDue } from './commands-mail';
import { tellUntold } from './commands-tell';

/** Where nothing has happened, a round is one look at an empty table. */
const EVERY_MS = 5 * SECOND;
const SWEEP_EVERY_MS = HOUR;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanTelling?: readonly NodeJS.Timeout[] };

/**
 * Begins to tell members what concerns them, to mail it, and to clear away what was read long ago; called once for
 * a server process. Any number of them may do so at the same time. A mail server that is slow holds up letters only.
 */
export function startTelling(): void {
  store.portolanTelling ??= [
    every(EVERY_MS, 'telling-failed', tellUntold),
    every(EVERY_MS, 'mailing-failed', mailDue),
    every(SWEEP_EVERY_MS, 'sweeping-failed', sweepNotifications),
  ];
}

/** Again and again, never twice at the same time. */
function every(
  ms: number,
  failure: string,
  round: (now: Date) => Promise<unknown>,
): NodeJS.Timeout {
  let busy = false;
  return setInterval(() => {
    if (busy) return;
    busy = true;
    // The database may be restarting; the next round tries again.
    round(systemClock.now())
      .catch((error: unknown) => log.error(failure, error))
      .finally(() => (busy = false));
  }, ms).unref();
}
