import type { Job } from '@/lib/jobs/types';
import { HOUR } from '@/lib/platform/clock';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { expireReservations } from './commands/expire';

/** Ends reservations whose time has come. */
export const RESERVATIONS: Job = {
  name: 'reservations',
  everyMs: HOUR,
  shared: true,
  round: (now) => transact(async (tx) => success(await expireReservations(tx, now))),
};
