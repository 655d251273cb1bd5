import { othersModerate } from '@/lib/edits/queries/edit-facts';
import type { Viewer } from '@/lib/edits/policy';
import { TRUST } from '@/lib/levels/levels';
import { DAY } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { lockRow } from '@/lib/platform/row-lock';
import { lastingUntil } from '@/lib/ports/queries-reserved';
import type { JudgedNamespace, JudgedReservation, ModeratorsTie } from '../policy';
import type { PortSpan } from '../rules';
import type { NamespaceRole, NamespaceState } from '../types';

/** A namespace under lock, as rules and commands read it. */
export interface HeldNamespace extends JudgedNamespace {
  readonly id: number;
  readonly slug: string;
  readonly ranges: readonly PortSpan[];
  readonly askedAt: Date;
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
  const { slug, state, askedById, askedAt, members, ranges } = await tx.namespace.findUniqueOrThrow(
    {
      where: { id },
      include: {
        members: { where: { endedAt: null }, select: { userId: true, role: true } },
        ranges: { select: { portStart: true, portEnd: true } },
      },
    },
  );
  return {
    ...{ id, slug, askedById, askedAt, ranges },
    state: state as NamespaceState,
    members: members.map(({ userId, role }) => ({ userId, role: role as NamespaceRole })),
  };
}

/** Who left a namespace decides nothing about it, or about a rival, for so long. */
const LEFT_LATELY_MS = 30 * DAY;

/** What ties an account to a namespace that is about these ports; nothing for whoever is no moderator. */
export async function findTie(
  tx: Tx,
  { id: userId, trust }: Viewer,
  { ranges }: { readonly ranges: readonly PortSpan[] },
  now: Date,
): Promise<ModeratorsTie> {
  if (trust < TRUST.moderator) return { rival: false, soleModerator: false };
  const shared = ranges.map(({ portStart, portEnd }) => ({
    ...{ portStart: { lte: portEnd }, portEnd: { gte: portStart } },
  }));
  const lately = { gt: new Date(now.getTime() - LEFT_LATELY_MS) };
  const theirs = [
    { state: 'asked', askedById: userId },
    {
      state: 'active',
      members: { some: { userId, OR: [{ endedAt: null }, { endedAt: lately }] } },
    },
  ];
  const rivals = await tx.namespace.count({
    where: { OR: theirs, ranges: { some: { OR: shared } } },
  });
  return { rival: rivals > 0, soleModerator: !(await othersModerate(tx, [userId], now)) };
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
