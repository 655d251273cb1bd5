import type { Actor } from '@/lib/auth/types';
import { sql } from '@/lib/platform/sql';
import { findMine } from '@/lib/votes/mine';
import { findWatchState } from './queries/watches';
import type { PortMine } from './schema';

/** What is the viewer's own on a port: votes, allowed actions, and whether they hear of it. */
export async function findPortMine(viewer: Actor, port: number, now: Date): Promise<PortMine> {
  const [mine, watches] = await Promise.all([
    findMine(viewer, port, now),
    findWatchState(sql(), viewer, { portStart: port, portEnd: port }),
  ]);
  return { ...mine, watch: watches.watching || watches.range !== null, watches };
}
