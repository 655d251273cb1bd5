import { type PackedRun, packStatuses } from '@/lib/pick/rules/table';
import type { PickReservation, PickUse } from '@/lib/pick/types';
import { readDb } from '@/lib/platform/db';
import { findReserved } from '@/lib/ports/queries-reserved';
import type { Transport } from '@/lib/ports/types';
import { inReadingOrder, ORDERED_COLUMNS } from '@/lib/reports/rules/order';
import type { Grade } from '@/lib/reports/types';

/** What picks are made from, small enough to be kept. */
export interface PickData {
  readonly runs: readonly PackedRun[];
  readonly uses: readonly PickUse[];
  readonly reservations: readonly PickReservation[];
}

/** Every port's status and names, reports that are active and not refuted in reading order, and what is reserved. */
export async function findPickData(): Promise<PickData> {
  const [runs, reports, reserved] = await Promise.all([
    readDb().portRun.findMany({ orderBy: { start: 'asc' } }),
    readDb().report.findMany({
      where: { state: 'active', grade: { not: 'refuted' } },
      select: { ...ORDERED_COLUMNS, transports: true },
    }),
    findReserved(),
  ]);
  return {
    runs: runs.map(({ start, end, tcp, udp, sctp, dccp, names }) => [
      ...([start, end, packStatuses([tcp, udp, sctp, dccp]), names] as const),
    ]),
    uses: inReadingOrder(reports).map(({ portStart, portEnd, transports, grade, software }) => ({
      start: portStart,
      end: portEnd,
      transports: transports as Transport[],
      grade: grade as Grade,
      software: { slug: software.slug, name: software.name },
    })),
    reservations: reserved.map(({ port, transports, project, namespace }) => ({
      ...{ port, transports, project, namespace },
    })),
  };
}
