import type { Tx } from '@/lib/platform/db';
import { lockRow } from '@/lib/platform/row-lock';
import { lastingUntil } from '@/lib/ports/queries-reserved';
import type { JudgedNamespace, JudgedReservation } from '../policy';
import type { PortSpan } from '../rules';
import type { NamespaceRole, NamespaceState } from '../types';

/** A namespace under lock, as rules and commands read it. */
export interface HeldNamespace extends JudgedNamespace {
  readonly id: number;
  readonly slug: string;
  readonly ranges: readonly PortSpan[];
}

/**
 * Finds a namespace by its slug, the newest where others were refused, and locks it until the transaction ends:
 * acts in one namespace come one after another. Null where there is none.
 */
export async function holdNamespace(tx: Tx, slug: string): Promise<HeldNamespace | null> {
  const found = await tx.namespace.findFirst({
    where: { slug },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  return found === null ? null : holdById(tx, found.id);
}

async function holdById(tx: Tx, id: number): Promise<HeldNamespace> {
  await lockRow(tx, 'namespace', id);
  const { slug, state, askedById, members, ranges } = await tx.namespace.findUniqueOrThrow({
    where: { id },
    include: {
      members: { where: { endedAt: null }, select: { userId: true, role: true } },
      ranges: { select: { portStart: true, portEnd: true } },
    },
  });
  return {
    ...{ id, slug, askedById, ranges },
    state: state as NamespaceState,
    members: members.map(({ userId, role }) => ({ userId, role: role as NamespaceRole })),
  };
}

/** A reservation as commands read it, its namespace under lock. */
export interface HeldReservation extends JudgedReservation {
  readonly id: number;
  readonly port: number;
  readonly transports: readonly string[];
  readonly project: string;
  readonly namespace: HeldNamespace;
}

/** Finds a reservation and locks its namespace; null where there is none. */
export async function holdReservation(tx: Tx, id: number): Promise<HeldReservation | null> {
  const found = await tx.reservation.findUnique({ where: { id } });
  if (found === null) return null;
  const namespace = await holdById(tx, found.namespaceId);
  // Read under the lock: it may have ended while this one waited.
  const events = await tx.reservationEvent.findMany({
    where: { reservationId: id },
    select: { kind: true, until: true },
  });
  const { port, transports, project, madeById } = found;
  return {
    ...{ id, port, transports, project, madeById, namespace },
    until: lastingUntil(found.until, events),
    ended: events.some(({ kind }) => kind !== 'renewed'),
  };
}
