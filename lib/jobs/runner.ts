import { MINUTE, systemClock } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { doing } from '@/lib/platform/request-id';
import { spanned, telemetry } from '@/lib/platform/telemetry/spans';
import { claimRound, type Ended, ledgerLine, noteRounds } from './commands';
import { nextRoundIn } from './rules/waits';
import { noteJob, noteJobs } from './state';
import type { Job, JobName } from './types';

/** Where rounds go well, the ledger is told so no more often. */
const NOTED_EVERY_MS = MINUTE;
/** How often a process looks whether a round that it may take from others is due. */
const LOOKS_EVERY_MS = MINUTE;
/** Of many wishes at once one round comes. */
const WOKEN_AFTER_MS = 200;
/** A server that starts has other things to do first. */
const FIRST_AFTER_MS = 5_000;

// Next gives its bundles copies of their own of this module.
const store = globalThis as { portolanRunner?: Runner };

/** Ends the jobs of this process, so that none is cut off in the midst. */
export async function stopJobs(): Promise<void> {
  await store.portolanRunner?.stop();
}

/** One job of this process, from its start to its end. */
interface Running {
  readonly job: Job;
  timer?: NodeJS.Timeout | undefined;
  busy: boolean;
  /** Woken while it was busy. */
  again: boolean;
  failures: number;
  notedAt: number;
  /** What the ledger has not been told yet. */
  success: Ended['success'];
  failure: Ended['failure'];
}

export interface Runner {
  /** Lets a job look for work soon, not only when its next round is due. */
  wake(name: JobName): void;
  /** Begins no more rounds, and waits for those under way. */
  stop(): Promise<void>;
}

/**
 * Runs the jobs of this process: each by itself, so that one that is slow or fails holds up no other, and never twice
 * at the same time. After a failure it waits longer each time. How rounds end is told to the ledger and to `state`.
 */
export function startRunner(jobs: readonly Job[], firstAfterMs = FIRST_AFTER_MS): Runner {
  let stopped = false;
  const underWay = new Set<Promise<void>>();
  const all = new Map(
    jobs.map((job): [JobName, Running] => [
      job.name,
      { job, busy: false, again: false, failures: 0, notedAt: 0, success: null, failure: null },
    ]),
  );
  noteJobs(jobs, systemClock.now());

  function plan(running: Running, ms: number): void {
    clearTimeout(running.timer);
    if (stopped) return;
    running.timer = setTimeout(() => {
      const round = run(running).finally(() => underWay.delete(round));
      underWay.add(round);
    }, ms).unref();
  }

  async function run(running: Running): Promise<void> {
    const { job } = running;
    running.busy = true;
    running.again = false;
    const done = await oneRound(running);
    running.busy = false;
    if (done) for (const name of job.wakes ?? []) wake(name);
    plan(running, running.again ? WOKEN_AFTER_MS : nextLookIn(running));
  }

  function wake(name: JobName): void {
    const running = all.get(name);
    if (running === undefined || stopped) return;
    if (running.busy) running.again = true;
    // Already woken: its timer is not put off by further wishes.
    else if (!running.again) {
      running.again = true;
      plan(running, WOKEN_AFTER_MS);
    }
  }

  for (const running of all.values()) plan(running, Math.min(firstAfterMs, running.job.everyMs));
  store.portolanRunner = {
    wake,
    async stop() {
      stopped = true;
      for (const { timer } of all.values()) clearTimeout(timer);
      await Promise.all(underWay);
    },
  };
  return store.portolanRunner;
}

function nextLookIn({ job, failures }: Running): number {
  const round = nextRoundIn(job.everyMs, failures);
  return job.shared === true ? Math.min(round, LOOKS_EVERY_MS) : round;
}

/** Runs one round and notes how it ended; answers whether it did anything. Never throws. */
async function oneRound(running: Running): Promise<boolean> {
  const { job } = running;
  const now = systemClock.now();
  let did: unknown = 0;
  try {
    if (job.shared === true) {
      // Whoever dies in the midst leaves it to the next turn.
      const next = new Date(now.getTime() + nextRoundIn(job.everyMs, running.failures));
      if (!(await claimRound(job.name, now, next))) {
        noteJob(job.name, { endedAt: systemClock.now() });
        return false;
      }
    }
    noteJob(job.name, { beganAt: now });
    did = await doing({ job: job.name }, () =>
      spanned(`job ${job.name}`, {}, () => job.round(now)),
    );
    running.failures = 0;
    telemetry()?.count('portolan.job.rounds', { job: job.name, outcome: 'success' });
    running.success = systemClock.now();
  } catch (error) {
    running.failures += 1;
    telemetry()?.count('portolan.job.rounds', { job: job.name, outcome: 'failure' });
    running.failure = { at: systemClock.now(), error: ledgerLine(error) };
    log.error('job-failed', error, { job: job.name, failures: running.failures });
  }
  noteJob(job.name, { beganAt: null, endedAt: systemClock.now(), failures: running.failures });
  await tellLedger(running);
  return typeof did === 'number' && did > 0;
}

/** At once of failures and of the end of them, else once a minute. */
async function tellLedger(running: Running): Promise<void> {
  const { job, success, failure, failures } = running;
  const now = systemClock.now().getTime();
  if (failure === null && now - running.notedAt < NOTED_EVERY_MS) return;
  const nextAt = new Date(now + nextRoundIn(job.everyMs, failures));
  try {
    await noteRounds(job.name, { success, failure, failures, nextAt });
    // After a failure the next success is told at once.
    [running.success, running.failure, running.notedAt] = [null, null, failures > 0 ? 0 : now];
  } catch (error) {
    // Most failures are the database's own: it is told with the next round.
    log.error('ledger-not-written', error, { job: job.name });
  }
}
