import { TRUST } from '@/lib/levels/levels';
import type { Actor } from '@/lib/auth/types';
import { tryAgain } from '@/lib/jobs/commands';
import type { Job } from '@/lib/jobs/types';
import { DAY } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { countRefusal, takeRefusals } from '@/lib/platform/refusals';

/** Days for which it is kept how often limits held people up. */
const REFUSALS_KEPT_DAYS = 400;

/** Takes down how often limits held somebody up in this process since it last did. */
export async function keepRefusals(now: Date): Promise<void> {
  const day = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const counted = takeRefusals();
  for (const [index, [purpose, count]] of counted.entries()) {
    try {
      await db().limitRefusal.upsert({
        where: { day_purpose: { day, purpose } },
        create: { day, purpose, count },
        update: { count: { increment: count } },
      });
    } catch (error) {
      // They are counted with the next round.
      for (const [left, times] of counted.slice(index)) countRefusal(left, times);
      throw error;
    }
  }
}

/** Clears away old counts. */
export async function sweepRefusals(now: Date): Promise<void> {
  const before = new Date(now.getTime() - REFUSALS_KEPT_DAYS * DAY);
  await db().limitRefusal.deleteMany({ where: { day: { lt: before } } });
}

/**
 * A moderator has something done again that a job put aside. Fails with `forbidden` and `not-found`: it is done by
 * now, or nothing can be done about it.
 */
export async function tryItemAgain(
  tx: Tx,
  actor: Pick<Actor, 'trust'>,
  job: Job,
  item: string,
  now: Date,
): Promise<Result<null>> {
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  if (job.endsItself === true || !(await tryAgain(tx, job.name, item, now)))
    return failure('not-found', { reason: 'not-aside' });
  await job.again?.(tx, item, now);
  log.info('job-item-tried-again', { job: job.name, item });
  return success(null);
}
