import { HOUR, SECOND, systemClock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { sweepNotifications } from './commands/sweep';
import { tellUntold } from './commands/tell';

/** Where nothing has happened, a round is one look at an empty table. */
const EVERY_MS = 5 * SECOND;
const SWEEP_EVERY_MS = HOUR;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanTelling?: NodeJS.Timeout };

/** What one server process does again and again; any number of them may do it at the same time. */
export function tellingRound(): (now: Date) => Promise<void> {
  let sweepDue = 0;
  return async (now) => {
    await tellUntold(now);
    if (now.getTime() < sweepDue) return;
    sweepDue = now.getTime() + SWEEP_EVERY_MS;
    await sweepNotifications(now);
  };
}

/** Begins to tell members what concerns them; called once for a server process. */
export function startTelling(): void {
  const round = tellingRound();
  let busy = false;
  store.portolanTelling ??= setInterval(() => {
    if (busy) return;
    busy = true;
    // The database may be restarting; the next round tries again.
    round(systemClock.now())
      .catch((error: unknown) => log.error('telling-failed', error))
      .finally(() => (busy = false));
  }, EVERY_MS).unref();
}
