import { standingRefusal } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { findMyReports } from './queries';
import { type Mine, PORT_ACTIONS } from './types';

/** The viewer's votes and allowed actions on a port: what the page, the same for everybody, does not say. */
export async function findMine(viewer: Actor, port: number): Promise<Mine> {
  const refusal = standingRefusal(viewer);
  const reports = Object.entries(await findMyReports(viewer, port));
  return {
    votes: Object.fromEntries(
      reports.flatMap(([id, { vote }]) => (vote === null ? [] : [[id, vote]])),
    ),
    actions: refusal === null ? [...PORT_ACTIONS] : [],
    reports: Object.fromEntries(
      reports.map(([id, { denied }]) => {
        const reason = refusal?.reason ?? denied;
        return [id, { mayVote: reason === null, reason }];
      }),
    ),
  };
}
