import { db, readDb, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { LASTING, lastingUntil } from '@/lib/ports/queries-reserved';
import type { Transport } from '@/lib/ports/types';
import type { ReservationListQuery, ReservationView } from '../schema';
import type { ReservationEventKind } from '../types';
import { findConflictsOf } from './conflicts';

const WHOLE = {
  namespace: { select: { slug: true, name: true } },
  madeBy: { select: { handle: true } },
  events: { orderBy: { id: 'asc' }, include: { by: { select: { handle: true } } } },
} satisfies Prisma.ReservationInclude;

type Stored = Prisma.ReservationGetPayload<{ include: typeof WHOLE }>;

/** As everybody sees them, in their order. */
async function views(on: Tx, all: readonly Stored[]): Promise<ReservationView[]> {
  const lasting = all.filter(isLasting);
  const found = await findConflictsOf(on, lasting);
  const conflicts = new Map(lasting.map(({ id }, at) => [id, found[at] ?? []]));
  return all.map((stored) => {
    const { id, port, transports, project, url, namespace, events } = stored;
    return {
      ...{ id, port, project, url, namespace, lasting: isLasting(stored) },
      transports: transports as Transport[],
      by: stored.madeBy.handle,
      since: stored.madeAt.toISOString(),
      until: lastingUntil(stored.until, events).toISOString(),
      events: events.map(({ kind, at, by, reason }) => ({
        kind: kind as ReservationEventKind,
        at: at.toISOString(),
        by: by?.handle ?? null,
        reason,
      })),
      conflicts: conflicts.get(id) ?? [],
    };
  });
}

const isLasting = ({ events }: Stored) => events.every(({ kind }) => kind === 'renewed');

/** One reservation, in the transaction that made or changed it. */
export async function findReservation(on: Tx, id: number): Promise<ReservationView> {
  const stored = await on.reservation.findUniqueOrThrow({ where: { id }, include: WHOLE });
  const [view] = await views(on, [stored]);
  if (view === undefined) throw new TypeError(`reservation ${id} is gone`);
  return view;
}

/** Reservations, newest first. The cursor is the number of the last one of the page before. */
export async function listReservations(
  query: ReservationListQuery,
): Promise<Page<ReservationView>> {
  const { port, namespace, ended, cursor, limit } = query;
  const where: Prisma.ReservationWhereInput = ended === 'yes' ? { NOT: LASTING } : { ...LASTING };
  if (port !== undefined) where.port = port;
  if (namespace !== undefined) where.namespace = { slug: namespace };
  if (cursor !== undefined) where.id = { lt: cursor };
  const stored = await readDb().reservation.findMany({
    ...{ where, include: WHOLE, take: limit + 1 },
    orderBy: { id: 'desc' },
  });
  const page = pageOf(stored, limit, ({ id }) => id);
  return { ...page, items: await views(readDb(), page.items) };
}

/** So many that ended stand on a namespace's page; whoever lets go again and again would fill it without bound. */
export const ENDED_SHOWN = 50;

const within = (slug: string): Prisma.ReservationWhereInput => ({
  namespace: { slug, state: { not: 'refused' } },
});

/** Those of a namespace that last, by port. */
export async function findLastingOf(slug: string): Promise<ReservationView[]> {
  const stored = await db().reservation.findMany({
    ...{ where: { ...within(slug), ...LASTING }, include: WHOLE },
    orderBy: [{ port: 'asc' }, { id: 'desc' }],
  });
  return views(db(), stored);
}

/** Those of a namespace that ended: the newest, and how many there are. `listReservations` has all of them. */
export async function findEndedOf(slug: string) {
  const where = { ...within(slug), NOT: LASTING };
  const [stored, count] = await Promise.all([
    db().reservation.findMany({
      where,
      include: WHOLE,
      orderBy: { id: 'desc' },
      take: ENDED_SHOWN,
    }),
    db().reservation.count({ where }),
  ]);
  return { items: await views(db(), stored), count };
}
