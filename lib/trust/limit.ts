import type { TrustLevel } from '@/lib/levels/levels';
import { HOUR } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { limitsOf } from './rules/limits';

/**
 * Counts one more of what an account does as often an hour as its level may propose (workflow, "Against abuse"), each
 * thing by its name. The count stays locked until the transaction ends. Fails with `rate-limited`.
 */
export async function takeAsProposal(
  tx: Tx,
  what: 'proposals' | 'flags' | 'namespaces',
  { id, trust }: { readonly id: string; readonly trust: number },
  now: Date,
): Promise<Result<unknown, 'rate-limited'>> {
  const { proposalsPerHour } = limitsOf(trust as TrustLevel);
  if (proposalsPerHour === null) return success(undefined);
  return takeFromLimit(tx, `${what}:${id}`, proposalsPerHour, HOUR, now);
}
