import { HOUR } from '@/lib/platform/clock';
import { success } from '@/lib/platform/errors';
import { every } from '@/lib/platform/every';
import { transact } from '@/lib/platform/transact';
import { expireReservations } from './commands/expire';

// Next gives instrumentation and routes copies of their own of this module.
const store = globalThis as { portolanReservations?: NodeJS.Timeout };

/** Begins to end reservations whose time has come, every hour; any number of processes may. */
export function startExpiring(): void {
  store.portolanReservations ??= every(HOUR, 'expiring-failed', (now) =>
    transact(async (tx) => success(await expireReservations(tx, now))),
  );
}
