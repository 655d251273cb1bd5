import { readDb } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { Reserved } from './reserved';
import type { Transport } from './types';

/** A reservation that nobody and nothing has ended. */
export const LASTING = {
  events: { none: { kind: { not: 'renewed' } } },
} as const satisfies Prisma.ReservationWhereInput;

/** The moment until which a reservation lasts: its own, or that of its last renewal. */
export function lastingUntil(
  until: Date,
  events: readonly { readonly until: Date | null }[],
): Date {
  return events.reduce(
    (last, event) => ((event.until ?? last) > last ? (event.until ?? last) : last),
    until,
  );
}

/** Reservations that last, by port and then the older first; of one port where it is named. */
export async function findReserved(port?: number): Promise<Reserved[]> {
  const stored = await readDb().reservation.findMany({
    where: { ...LASTING, ...(port === undefined ? {} : { port }) },
    orderBy: [{ port: 'asc' }, { id: 'asc' }],
    include: {
      namespace: { select: { slug: true, name: true } },
      events: { select: { until: true } },
    },
  });
  return stored.map(({ id, port: number, transports, project, url, namespace, ...rest }) => ({
    ...{ id, port: number, project, url, namespace },
    transports: transports as Transport[],
    since: rest.madeAt.toISOString(),
    until: lastingUntil(rest.until, rest.events).toISOString(),
  }));
}
