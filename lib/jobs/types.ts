import type { Tx } from '@/lib/platform/db';

/** Everything that the servers do by themselves. Each has its words in the catalogues (`dashboard.jobs`). */
export const JOB_NAMES = [
  'telling',
  'mail',
  'verdicts',
  'deadlines',
  'levels',
  'reservations',
  'sources',
  'clearing',
  'counting',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

/** One thing that is done again and again. What it works on stands in columns, written with the act itself. */
export interface Job {
  readonly name: JobName;
  /** Milliseconds from the end of a round to the next. */
  readonly everyMs: number;
  /** One process at a time has its turn, whichever finds it due; else each process has rounds of its own. */
  readonly shared?: boolean;
  /** Looks for what is due at `now` and does it. Throws where the whole round is in vain. */
  round(now: Date): Promise<unknown>;
  /** Jobs that have something to do once a round of this one did something (answered more than 0). */
  readonly wakes?: readonly JobName[];
  /** Makes a thing that was put aside due now; without it the job finds in `set_aside` when that is. */
  again?(tx: Tx, item: string, now: Date): Promise<void>;
  /** What it gives up has ended for good, and whom it concerns was told. */
  readonly endsItself?: boolean;
}
