import { systemClock } from '@/lib/platform/clock';
import type { TrustLevel } from '@/lib/levels/levels';
import { readTrustHistory } from './queries';
import { nextLevel } from './rules/next-level';

/** What an account lacks for its next level, for its owner's page; null where there is none to earn. */
export async function loadNextLevel(userId: string, level: TrustLevel) {
  return nextLevel(level, await readTrustHistory(userId, systemClock.now()));
}
