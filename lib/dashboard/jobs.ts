import { sweepSignIns } from '@/lib/auth/commands/sessions';
import { DEADLINES, LEVELS } from '@/lib/edits/jobs';
import { sweepAnswers } from '@/lib/edits/commands/sweep';
import { sweepFeedback } from '@/lib/feedback/commands';
import { sweepSetAside } from '@/lib/jobs/commands';
import type { Job } from '@/lib/jobs/types';
import { sweepVerdicts } from '@/lib/moderation/commands/held';
import { VERDICTS } from '@/lib/moderation/jobs';
import { sweepNotifications } from '@/lib/notifications/commands';
import { RESERVATIONS } from '@/lib/namespaces/jobs';
import { MAIL, TELLING } from '@/lib/notifications/jobs';
import { DAY, HOUR, MINUTE } from '@/lib/platform/clock';
import { sourcesJob } from '@/lib/sources/jobs';
import { keepRefusals, sweepRefusals } from './commands';

/** What was put aside is kept so long after its last try. */
const ASIDE_KEPT_MS = 30 * DAY;

/** What is kept for a time and no longer: one that fails holds up no other. */
const SWEEPS: readonly ((now: Date) => Promise<unknown>)[] = [
  sweepSignIns,
  sweepAnswers,
  sweepVerdicts,
  sweepNotifications,
  sweepFeedback,
  sweepRefusals,
  (now) => sweepSetAside(new Date(now.getTime() - ASIDE_KEPT_MS)),
];

const CLEARING: Job = {
  name: 'clearing',
  everyMs: HOUR,
  shared: true,
  async round(now) {
    const ended = await Promise.allSettled(SWEEPS.map((sweep) => sweep(now)));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  },
};

/** Each process has counts of its own. */
const COUNTING: Job = { name: 'counting', everyMs: MINUTE, round: keepRefusals };

/** The jobs of this instance. Retention and whatever else repeats has its line here. */
export function instanceJobs(): Job[] {
  const sources = sourcesJob();
  return [
    ...[TELLING, MAIL, VERDICTS, DEADLINES, LEVELS, RESERVATIONS],
    ...(sources === null ? [] : [sources]),
    ...[CLEARING, COUNTING],
  ];
}
