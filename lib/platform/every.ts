import { systemClock } from './clock';
import { log } from './log';

/** Again and again, never twice at the same time. */
export function every(
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
