import { HOUR, SECOND } from '@/lib/platform/clock';
import { every } from '@/lib/platform/every';
import { sweepNotifications } from './commands';
import { mailDue } from './commands-mail';
import { tellUntold } from './commands-tell';

/** Where nothing has happened, a round is one look at an empty table. */
const EVERY_MS = 5 * SECOND;
const SWEEP_EVERY_MS = HOUR;

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanTelling?: readonly NodeJS.Timeout[] };

/**
 * Begins to tell members what concerns them, to mail it, and to clear away what was read long ago; called once for
 * a server process. Any number of them may do so at the same time. A mail server that is slow holds up letters only.
 */
export function startTelling(): void {
  store.portolanTelling ??= [
    every(EVERY_MS, 'telling-failed', tellUntold),
    every(EVERY_MS, 'mailing-failed', mailDue),
    every(SWEEP_EVERY_MS, 'sweeping-failed', sweepNotifications),
  ];
}
