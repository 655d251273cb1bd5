import { SECOND, systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { checkSources, waitForTurn } from './round';
import { newRobots, ROBOT, type Visiting } from './visit';

const EVERY_MS = 10 * SECOND;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanChecking?: NodeJS.Timeout };

/**
 * Begins to read cited pages again, where the operator has switched it on; called once for a server process. Any
 * number of them may do so at the same time.
 */
export function startChecking(): void {
  if (loadEnv().EVIDENCE_CHECKS !== 'on') return;
  const visiting = instanceVisiting();
  let busy = false;
  store.portolanChecking ??= setInterval(() => {
    if (busy) return;
    busy = true;
    // The database may be restarting; the next round tries again.
    checkSources(visiting, systemClock)
      .catch((error: unknown) => log.error('checking-failed', error))
      .finally(() => (busy = false));
  }, EVERY_MS).unref();
}

/** How this instance visits pages. */
export function instanceVisiting(): Visiting {
  const { NEXTAUTH_URL, EVIDENCE_TEST_ORIGIN } = loadEnv();
  return {
    userAgent: `${ROBOT}/1.0 (+${new URL('/about', NEXTAUTH_URL).href})`,
    allowedOrigin: EVIDENCE_TEST_ORIGIN,
    turn: (host) => waitForTurn(host, systemClock),
    robots: newRobots(),
  };
}
