import { atPort, idsOn } from '@/lib/platform/covering';
import type { Tx } from '@/lib/platform/db';
import { LASTING } from '@/lib/ports/queries-reserved';
import { isSameName } from '@/lib/software/names';
import { type HeldReservation, holdReservation } from '../queries/judged';
import { endOne, renewOne } from './end';

/** The most that one round looks at. */
const AT_ONCE = 100;

/**
 * Ends reservations whose time has come, in the caller's transaction. One that is used, because a report says that
 * its project takes the port, is renewed instead: what was released keeps its number.
 */
export async function expireReservations(tx: Tx, now: Date): Promise<void> {
  const due = await tx.reservation.findMany({
    where: {
      ...{ ...LASTING, until: { lte: now } },
      NOT: { events: { some: { kind: 'renewed', until: { gt: now } } } },
    },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: { id: true },
  });
  for (const { id } of due) {
    const held = await holdReservation(tx, id);
    // Somebody may have renewed or ended it meanwhile.
    if (held === null || held.ended || held.until > now) continue;
    const report = await findUse(tx, held);
    if (report === null) {
      const end = { actorId: null, kind: 'expired', reason: 'Not used within its term.' } as const;
      await endOne(tx, held.namespace.slug, held, end, now);
    } else
      await renewOne(tx, held, { actorId: null, reason: `In use: report ${report}.`, report }, now);
  }
}

/** A report that says that the project takes the port; null where there is none. */
async function findUse(
  tx: Tx,
  { port, transports, project }: HeldReservation,
): Promise<number | null> {
  const ids = await idsOn(tx, 'report', atPort(port), { state: 'active' });
  const reports = await tx.report.findMany({
    where: { id: { in: ids }, grade: { not: 'refuted' }, transports: { hasSome: [...transports] } },
    orderBy: { id: 'asc' },
    include: { software: true },
  });
  return reports.find(({ software }) => isSameName(project, software))?.id ?? null;
}
