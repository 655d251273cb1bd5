import { decideDueEdits, exclusively } from '@/lib/edits/commands/sweep';
import type { Job } from '@/lib/jobs/types';
import { endRunOutLocks } from '@/lib/locks/commands';
import { HOUR, MINUTE } from '@/lib/platform/clock';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { recomputeMembers } from '@/lib/trust/commands';

/** Deadlines of edits and of locks; a round that takes longer than until the next is not joined by another's. */
export const DEADLINES: Job = {
  name: 'deadlines',
  everyMs: MINUTE,
  shared: true,
  round: (now) =>
    exclusively(async () => {
      await decideDueEdits(now);
      await transact(async (tx) => success(await endRunOutLocks(tx, now)));
    }),
};

/** Levels of members: days make contributors, so the hour is soon enough. */
export const LEVELS: Job = { name: 'levels', everyMs: HOUR, shared: true, round: recomputeMembers };
