import type { Job } from '@/lib/jobs/types';
import { SECOND } from '@/lib/platform/clock';
import { giveDueVerdicts } from './commands/held';

/** Gives the desk's verdicts when their time to be taken back is over. Where none waits, a round is one look at an empty index. */
export const VERDICTS: Job = {
  name: 'verdicts',
  everyMs: SECOND,
  endsItself: true,
  round: giveDueVerdicts,
};
