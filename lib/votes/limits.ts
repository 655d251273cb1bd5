import { HOUR } from '@/lib/platform/clock';
import type { Sql } from '@/lib/platform/sql';
import { type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import type { TrustLevel } from '@/lib/levels/levels';
import { limitsOf } from '@/lib/trust/rules/limits';

/** Takes one of the votes that an account has in an hour, in the transaction of the vote. */
export async function takeVoteLimit(
  tx: Sql,
  voter: { readonly id: string; readonly trust: TrustLevel },
  now: Date,
): Promise<Result<unknown, 'rate-limited'>> {
  const { votesPerHour } = limitsOf(voter.trust);
  return votesPerHour === null
    ? success(null)
    : takeFromLimit(tx, `votes:${voter.id}`, votesPerHour, HOUR, now);
}
