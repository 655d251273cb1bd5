import { standingRefusal } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { findPortLocks } from '@/lib/locks/queries';
import { keepsOut, lockOn } from '@/lib/locks/rules';
import { findMyReports, type MyReport } from './queries';
import { type Mine, PORT_ACTIONS } from './types';

/** The viewer's votes and allowed actions on a port: what the page, the same for everybody, does not say. */
export async function findMine(viewer: Actor, port: number, now: Date): Promise<Mine> {
  const refusal = standingRefusal(viewer);
  const [reports, locks] = await Promise.all([
    findMyReports(viewer, port).then(Object.entries<MyReport>),
    findPortLocks(port, now),
  ]);
  const isLocked = (report: string) => {
    const lock = lockOn(locks, 'report', report);
    return lock !== undefined && keepsOut(lock, viewer.trust);
  };
  return {
    votes: Object.fromEntries(
      reports.flatMap(([id, { vote }]) => (vote === null ? [] : [[id, vote]])),
    ),
    actions: refusal === null ? [...PORT_ACTIONS] : [],
    reports: Object.fromEntries(
      reports.map(([id, { denied }]) => {
        const reason = refusal?.reason ?? denied;
        const editReason = refusal?.reason ?? (isLocked(id) ? 'subject-locked' : null);
        return [id, { mayVote: reason === null, reason, mayEdit: editReason === null, editReason }];
      }),
    ),
    locks,
  };
}
