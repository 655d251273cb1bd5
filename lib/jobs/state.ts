import { MINUTE } from '@/lib/platform/clock';
import type { Job, JobName } from './types';

/** Rounds in a row after which it is said that a job fails. One may hit a database that restarts. */
const FAILURES_SAID = 3;
/** A round that takes longer hangs, as far as anybody waiting is concerned. */
const LONGEST_ROUND_MS = 15 * MINUTE;
/** How late a round may be, besides the time from one to the next. */
const LATE_MS = 2 * MINUTE;

interface JobState {
  readonly everyMs: number;
  readonly startedAt: Date;
  /** Null while none is under way. */
  readonly beganAt: Date | null;
  readonly endedAt: Date | null;
  readonly failures: number;
  /** When the first of the failures in a row was. */
  readonly failingSince: Date | null;
}

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanJobs?: Map<JobName, JobState> };

function states(): Map<JobName, JobState> {
  store.portolanJobs ??= new Map();
  return store.portolanJobs;
}

/** Notes which jobs this process runs. */
export function noteJobs(jobs: readonly Job[], now: Date): void {
  states().clear();
  for (const { name, everyMs } of jobs)
    states().set(name, {
      ...{ everyMs, startedAt: now, beganAt: null, endedAt: null, failures: 0, failingSince: null },
    });
}

/** Notes that a round began, or how it ended. */
export function noteJob(
  name: JobName,
  what: Partial<Pick<JobState, 'beganAt' | 'endedAt' | 'failures'>>,
): void {
  const before = states().get(name);
  if (before === undefined) return;
  const after = { ...before, ...what };
  const failingSince = after.failures === 0 ? null : (before.failingSince ?? after.endedAt);
  states().set(name, { ...after, failingSince });
}

/** A job that does not get on in this process. */
export interface Degraded {
  readonly job: JobName;
  readonly fault: 'fails' | 'hangs' | 'late';
  /** ISO 8601: since when. */
  readonly since: string;
}

/** Which jobs of this process do not get on at `now`. Says no more than that: errors stand in the ledger and the log. */
export function degradedJobs(now: Date): Degraded[] {
  return [...states()].flatMap(([job, state]): Degraded[] => {
    const { everyMs, startedAt, beganAt, endedAt, failures, failingSince } = state;
    const said = (fault: Degraded['fault'], since: Date) => [
      { job, fault, since: since.toISOString() },
    ];
    if (failures >= FAILURES_SAID && failingSince !== null) return said('fails', failingSince);
    if (beganAt !== null)
      return now.getTime() - beganAt.getTime() > LONGEST_ROUND_MS ? said('hangs', beganAt) : [];
    const last = endedAt ?? startedAt;
    const due = last.getTime() + Math.max(everyMs, MINUTE) + LATE_MS;
    return now.getTime() > due ? said('late', last) : [];
  });
}
