import { HOUR, SECOND } from '@/lib/platform/clock';
import { every } from '@/lib/platform/every';
import { giveDueVerdicts, sweepVerdicts } from './commands/held';

/** Where no verdict waits, a round is one look at an empty index. */
const EVERY_MS = SECOND;
const SWEEP_EVERY_MS = HOUR;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanVerdicts?: readonly NodeJS.Timeout[] };

/** Begins to give the desk's verdicts when their time to be taken back is over; any number of processes may. */
export function startGivingVerdicts(): void {
  store.portolanVerdicts ??= [
    every(EVERY_MS, 'verdicts-failed', giveDueVerdicts),
    every(SWEEP_EVERY_MS, 'sweeping-failed', sweepVerdicts),
  ];
}
