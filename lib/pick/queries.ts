import { type PackedRun, packStatuses } from '@/lib/pick/rules/table';
import type { PickReservation, PickUse } from '@/lib/pick/types';
import { readDb } from '@/lib/platform/db';
import { findReserved } from '@/lib/ports/queries-reserved';
import { findFirstOfAll } from '@/lib/reports/queries-first';

/** What picks are made from, small enough to be kept. */
export interface PickData {
  readonly runs: readonly PackedRun[];
  readonly uses: readonly PickUse[];
  readonly reservations: readonly PickReservation[];
}

/** More uses of a port than these make it no less taken. */
const NAMED = 20;

/**
 * Every port's status and names, what is reserved, and what is reported and not refuted, in reading order: of reports
 * on the very same ports those that come first.
 */
export async function findPickData(): Promise<PickData> {
  const [runs, reports, reserved] = await Promise.all([
    readDb().portRun.findMany({ orderBy: { start: 'asc' } }),
    findFirstOfAll(readDb(), NAMED),
    findReserved(),
  ]);
  return {
    runs: runs.map(({ start, end, tcp, udp, sctp, dccp, names }) => [
      ...([start, end, packStatuses([tcp, udp, sctp, dccp]), names] as const),
    ]),
    uses: reports.map(({ portStart, portEnd, ...use }) => ({
      ...{ start: portStart, end: portEnd, ...use },
    })),
    reservations: reserved.map(({ port, transports, project, namespace }) => ({
      ...{ port, transports, project, namespace },
    })),
  };
}
