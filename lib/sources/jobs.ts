import type { Job } from '@/lib/jobs/types';
import { SECOND, systemClock } from '@/lib/platform/clock';
import { loadEnv } from '@/lib/platform/env';
import { putOffSource } from './commands';
import { checkSources, waitForTurn } from './round';
import { newRobots, ROBOT, type Visiting } from './visit';

/**
 * Reads cited pages again; null where the operator has not switched it on. Any number of processes may do so at the
 * same time.
 */
export function sourcesJob(): Job | null {
  if (loadEnv().EVIDENCE_CHECKS !== 'on') return null;
  const visiting = instanceVisiting();
  return {
    name: 'sources',
    everyMs: 10 * SECOND,
    round: () => checkSources(visiting, systemClock),
    again: (tx, key, now) => putOffSource(key, now, tx),
  };
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
