import { exclusively, settleDueEdits, sweepAnswers } from '@/lib/edits/commands/sweep';
import { HOUR, MINUTE, systemClock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { recomputeMembers } from '@/lib/trust/commands';

const EVERY_MS = MINUTE;
/** Days make contributors, so the hour is soon enough. */
const MEMBERS_EVERY_MS = HOUR;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanSettling?: NodeJS.Timeout };

/** Begins to let time have its say on edits, every minute, in one process at a time; called once for a server process. */
export function startSettling(): void {
  let membersDue = 0;
  const round = async (): Promise<void> => {
    const now = systemClock.now();
    await exclusively(async () => {
      await settleDueEdits(now);
      if (now.getTime() < membersDue) return;
      membersDue = now.getTime() + MEMBERS_EVERY_MS;
      await recomputeMembers(now);
      await sweepAnswers(now);
    });
  };
  store.portolanSettling ??= setInterval(() => {
    // The database may be restarting; the next minute tries again.
    round().catch((error: unknown) => log.error('settling-failed', error));
  }, EVERY_MS).unref();
}
