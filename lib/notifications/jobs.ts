import type { Job } from '@/lib/jobs/types';
import { SECOND } from '@/lib/platform/clock';
import { mailAgain, mailRound } from './commands-mail';
import { tellUntold } from './commands-tell';

/** For what was not heard of (`hearChangesWith`), and for letters that go again. Where nothing is due it is a look at an empty index. */
const EVERY_MS = 15 * SECOND;

/** Tells members what concerns them. */
export const TELLING: Job = {
  name: 'telling',
  everyMs: EVERY_MS,
  wakes: ['mail'],
  round: tellUntold,
};

/** Mails it. A mail server that is slow holds up letters only. */
export const MAIL: Job = {
  name: 'mail',
  everyMs: EVERY_MS,
  again: mailAgain,
  async round(now) {
    const { sent, away } = await mailRound(now);
    if (away !== null) throw away.error;
    return sent;
  },
};
