import { exclusively, decideDueEdits, sweepAnswers } from '@/lib/edits/commands/sweep';
import { endRunOutLocks } from '@/lib/locks/commands';
import { HOUR, MINUTE, systemClock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { recomputeMembers } from '@/lib/trust/commands';

const EVERY_MS = MINUTE;
/** Days make contributors, so the hour is soon enough. */
const MEMBERS_EVERY_MS = HOUR;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanSettling?: NodeJS.Timeout };

/**
 * What one server process does when time has passed, called again and again: deadlines of edits and of locks each
 * time, levels of members and what is only swept each hour. Where another process is at it already, nothing. Answers
 * whether it was this one's turn.
 */
export function settlingRound(): (now: Date) => Promise<boolean> {
  let membersDue = 0;
  return (now) =>
    exclusively(async () => {
      await decideDueEdits(now);
      await transact(async (tx) => success(await endRunOutLocks(tx, now)));
      if (now.getTime() < membersDue) return;
      membersDue = now.getTime() + MEMBERS_EVERY_MS;
      await recomputeMembers(now);
      await sweepAnswers(now);
    });
}

/** Begins to let time have its say, every minute, in one process at a time; called once for a server process. */
export function startSettling(): void {
  const round = settlingRound();
  store.portolanSettling ??= setInterval(() => {
    // The database may be restarting; the next minute tries again.
    round(systemClock.now()).catch((error: unknown) => log.error('settling-failed', error));
  }, EVERY_MS).unref();
}
