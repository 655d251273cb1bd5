import { record } from '@/lib/audit/commands';
import type { Viewer } from '@/lib/edits/policy';
import { HOUR } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { fieldError } from '@/lib/platform/error-codes';
import { failure, type Failure, type Result, success } from '@/lib/platform/errors';
import { takeFromLimit } from '@/lib/platform/limits';
import { LASTING } from '@/lib/ports/queries-reserved';
import { normName } from '@/lib/software/types';
import { reserveDenial } from '../policy';
import { findConflicts } from '../queries/conflicts';
import { type HeldNamespace, holdNamespace } from '../queries/judged';
import { findReservation } from '../queries/reservations';
import { holdsPort, MOST_RESERVED, RESERVED_PER_HOUR, REST_MS, TERM_MS } from '../rules';
import type { ReservationBody, ReservationView } from '../schema';
import { tellNamespace } from './tell';

/**
 * A member reserves a port, in the caller's transaction. Fails with `not-found`, `forbidden`, `invalid` (the
 * namespace does not coordinate the port), `rate-limited` and `duplicate`: it is reserved there already, it rests,
 * or somebody else holds it (`detail.conflicts`) and the body does not say `despite`.
 */
export async function reservePort(
  tx: Tx,
  actor: Viewer,
  slug: string,
  body: ReservationBody,
  now: Date,
): Promise<Result<ReservationView>> {
  const namespace = await holdNamespace(tx, slug);
  if (namespace === null) return failure('not-found', { reason: 'no-such-namespace' });
  const denial = reserveDenial(actor, namespace);
  if (denial !== null) return failure('forbidden', { reason: denial });
  const refusal = await refusalOf(tx, namespace, body, now);
  if (refusal !== null) return refusal;
  const taken = await takeFromLimit(tx, `reservations:${actor.id}`, RESERVED_PER_HOUR, HOUR, now);
  if (!taken.ok) return taken;
  const { port, transports, project, url = null, reason } = body;
  const { id } = await tx.reservation.create({
    data: {
      ...{ namespaceId: namespace.id, port, transports, project, url, madeById: actor.id },
      ...{ madeAt: now, until: new Date(now.getTime() + TERM_MS) },
    },
  });
  await record(
    tx,
    {
      ...{
        action: 'reservation.made',
        actorId: actor.id,
        reason,
        ports: { start: port, end: port },
      },
      subject: { type: 'namespace', id: slug },
      data: { reservation: id, project, transports, ...(body.despite ? { despite: true } : {}) },
    },
    now,
  );
  await tellNamespace(tx, slug, port);
  return success(await findReservation(tx, id));
}

async function refusalOf(
  tx: Tx,
  namespace: HeldNamespace,
  { port, transports, project, despite }: ReservationBody,
  now: Date,
): Promise<Failure | null> {
  const namespaceId = namespace.id;
  if (!holdsPort(namespace.ranges, port))
    return failure('invalid', { errors: [fieldError('port', 'outside_ranges')] });
  const lasting = { namespaceId, ...LASTING };
  if ((await tx.reservation.count({ where: lasting })) >= MOST_RESERVED)
    return failure('forbidden', { reason: 'too-many-reservations' });
  const same = { port, transports: { hasSome: transports } };
  const standing = await tx.reservation.findFirst({ where: { ...lasting, ...same } });
  if (standing !== null)
    return failure('duplicate', {
      reason: 'already-reserved',
      detail: { reservation: standing.id },
    });
  const since = new Date(now.getTime() - REST_MS);
  const rested = await tx.reservation.findMany({
    where: {
      namespaceId,
      ...same,
      events: { some: { kind: { not: 'renewed' }, at: { gt: since } } },
    },
    select: { project: true },
  });
  // A number that was let go may be in somebody's release already: only its own project may have it back at once.
  if (rested.some((one) => normName(one.project) !== normName(project)))
    return failure('duplicate', { reason: 'port-resting' });
  const conflicts = await findConflicts(tx, { port, transports, project, namespaceId });
  return conflicts.length > 0 && !despite
    ? failure('duplicate', { reason: 'port-held', detail: { conflicts } })
    : null;
}
