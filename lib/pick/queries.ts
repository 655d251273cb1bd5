import { NAMED } from '@/lib/pick/rules/holders';
import type { Span } from '@/lib/pick/rules/spans';
import { isWideUse, type PackedRun, packStatuses } from '@/lib/pick/rules/table';
import type { PickReservation, PickUse } from '@/lib/pick/types';
import { readDb } from '@/lib/platform/db';
import { findReserved } from '@/lib/ports/queries-reserved';
import { findHolders, findWideUses } from '@/lib/reports/queries-by-port';
import { findFirstUses } from '@/lib/reports/queries-first';
import { inReadingOrder } from '@/lib/reports/rules/order';

/** What picks are made from, small enough to be kept. */
export interface PickData {
  readonly runs: readonly PackedRun[];
  /** Uses of more than a hundred ports that are not refuted, in reading order. */
  readonly wide: readonly PickUse[];
  /** Ports with other uses, and what those weigh (`weighHolders`): as many texts as ports. */
  readonly held: { readonly ports: readonly number[]; readonly holders: readonly string[] };
  readonly reservations: readonly PickReservation[];
}

/** Every port's status and names, what is reserved, and what weighs of the reports that are not refuted. */
export async function findPickData(): Promise<PickData> {
  const [runs, wide, held, reserved] = await Promise.all([
    readDb().portRun.findMany({ orderBy: { start: 'asc' } }),
    findWideUses(NAMED),
    findHolders(),
    findReserved(),
  ]);
  return {
    runs: runs.map(({ start, end, tcp, udp, sctp, dccp, names }) => [
      ...([start, end, packStatuses([tcp, udp, sctp, dccp]), names] as const),
    ]),
    wide: wide.map(({ portStart, portEnd, ...use }) => ({
      ...{ start: portStart, end: portEnd, ...use },
    })),
    held,
    reservations: reserved.map(({ port, transports, project, namespace }) => ({
      ...{ port, transports, project, namespace },
    })),
  };
}

/** The uses that weigh on the ports of these spans, wide ones apart, in reading order without votes. */
export async function findPickUses(spans: readonly Span[]): Promise<PickUse[]> {
  const found = await findFirstUses(readDb(), { on: spans, most: NAMED, votes: false });
  return inReadingOrder(found.map((use) => ({ ...use, standing: 0 })))
    .map(({ portStart: start, portEnd: end, grade, transports, software: { slug, name } }) => ({
      ...{ start, end, grade, transports, software: { slug, name } },
    }))
    .filter((use) => !isWideUse(use));
}
