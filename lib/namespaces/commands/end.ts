import { record } from '@/lib/audit/commands';
import { AS_MODERATOR } from '@/lib/audit/types';
import type { Viewer } from '@/lib/edits/policy';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { LASTING } from '@/lib/ports/queries-reserved';
import { actsAsModerator, endDenial, renewDenial } from '../policy';
import { findTie, holdReservation } from '../queries/judged';
import { findReservation } from '../queries/reservations';
import { TERM_MS } from '../rules';
import type { ReservationView } from '../schema';
import type { ReservationEventKind } from '../types';
import { tellNamespace } from './tell';

/** One that ends, as its entry in the log names it. */
interface Ending {
  readonly id: number;
  readonly port: number;
  readonly project: string;
}

interface End {
  /** Null where its time had come. */
  readonly actorId: string | null;
  readonly kind: Exclude<ReservationEventKind, 'renewed'>;
  readonly reason: string;
  /** Where a moderator did it to what is not their own. */
  readonly by?: typeof AS_MODERATOR;
}

/** Ends one reservation, in the caller's transaction, its namespace under lock. It stays on record. */
export async function endOne(
  tx: Tx,
  slug: string,
  { id, port, project }: Ending,
  { actorId, kind, reason, by }: End,
  now: Date,
): Promise<void> {
  await tx.reservationEvent.create({
    data: { reservationId: id, kind, at: now, byId: actorId, reason },
  });
  await record(
    tx,
    {
      ...{ action: 'reservation.ended', actorId, reason, ports: { start: port, end: port } },
      subject: { type: 'namespace', id: slug },
      data: { reservation: id, kind, project, ...(by && { by }) },
    },
    now,
  );
  await tellNamespace(tx, slug, port);
}

/** Ends all that is reserved in a namespace. */
export async function endReservations(
  tx: Tx,
  { id, slug }: { readonly id: number; readonly slug: string },
  end: End,
  now: Date,
): Promise<void> {
  const lasting = await tx.reservation.findMany({
    where: { namespaceId: id, ...LASTING },
    orderBy: { id: 'asc' },
  });
  for (const one of lasting) await endOne(tx, slug, one, end, now);
}

/**
 * Ends a reservation before its time, in the caller's transaction: released by its maker or an owner, ended by a
 * moderator. Fails with `not-found` and `forbidden`.
 */
export async function endReservation(
  tx: Tx,
  actor: Viewer,
  id: number,
  reason: string,
  now: Date,
): Promise<Result<ReservationView>> {
  const held = await holdReservation(tx, id);
  if (held === null) return failure('not-found', { reason: 'no-such-reservation' });
  const denial = endDenial(actor, held, await findTie(tx, actor, held.namespace, now));
  if (denial !== null) return failure('forbidden', { reason: denial });
  const how = actsAsModerator(actor, held.namespace)
    ? ({ kind: 'ended', by: AS_MODERATOR } as const)
    : ({ kind: 'released' } as const);
  await endOne(tx, held.namespace.slug, held, { actorId: actor.id, reason, ...how }, now);
  return success(await findReservation(tx, id));
}

/** A member renews a reservation in its last days. Fails with `not-found` and `forbidden`. */
export async function renewReservation(
  tx: Tx,
  actor: Viewer,
  id: number,
  reason: string,
  now: Date,
): Promise<Result<ReservationView>> {
  const held = await holdReservation(tx, id);
  if (held === null) return failure('not-found', { reason: 'no-such-reservation' });
  const denial = renewDenial(actor, held, now);
  if (denial !== null) return failure('forbidden', { reason: denial });
  await renewOne(tx, held, { actorId: actor.id, reason }, now);
  return success(await findReservation(tx, id));
}

interface Renewal extends Pick<End, 'actorId' | 'reason'> {
  /** The report that says that its program takes the port, where that renews it. */
  readonly report?: number;
}

/** Lets a reservation last for a term from now. */
export async function renewOne(
  tx: Tx,
  held: Ending & { readonly namespace: { readonly slug: string } },
  { actorId, reason, report }: Renewal,
  now: Date,
): Promise<void> {
  const { id, port, project, namespace } = held;
  const until = new Date(now.getTime() + TERM_MS);
  await tx.reservationEvent.create({
    data: { reservationId: id, kind: 'renewed', at: now, byId: actorId, reason, until },
  });
  await record(
    tx,
    {
      ...{ action: 'reservation.renewed', actorId, reason, ports: { start: port, end: port } },
      subject: { type: 'namespace', id: namespace.slug },
      data: {
        ...{ reservation: id, project, until: until.toISOString() },
        ...(report !== undefined && { report }),
      },
    },
    now,
  );
  await tellNamespace(tx, namespace.slug, port);
}
