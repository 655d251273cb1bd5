import type { Viewer } from '@/lib/edits/policy';
import { db } from '@/lib/platform/db';
import {
  closeDenial,
  decideDenial,
  endDenial,
  type JudgedNamespace,
  memberDenial,
  type NamespaceDenial,
  renewDenial,
  reserveDenial,
} from '../policy';
import type { NamespaceRole, NamespaceState } from '../types';
import { findTie } from './judged';

/** What somebody may do in a namespace now: null where they may, else why not. */
export interface Managed {
  readonly decide: NamespaceDenial | null;
  readonly reserve: NamespaceDenial | null;
  readonly members: NamespaceDenial | null;
  readonly close: NamespaceDenial | null;
  /** By the number of each reservation that lasts. */
  readonly reservations: ReadonlyMap<
    number,
    { readonly renew: NamespaceDenial | null; readonly end: NamespaceDenial | null }
  >;
}

/** Reads it for a page; the commands ask the same rules again under lock. Null where there is no such namespace. */
export async function findManaged(
  slug: string,
  viewer: Viewer,
  lasting: readonly { readonly id: number; readonly until: string }[],
  now: Date,
): Promise<Managed | null> {
  const stored = await db().namespace.findFirst({
    where: { slug },
    orderBy: { id: 'desc' },
    include: {
      members: { where: { endedAt: null } },
      ranges: { select: { portStart: true, portEnd: true } },
      reservations: { select: { id: true, madeById: true } },
    },
  });
  if (stored === null) return null;
  const judged: JudgedNamespace = {
    state: stored.state as NamespaceState,
    askedById: stored.askedById,
    members: stored.members.map(({ userId, role }) => ({ userId, role: role as NamespaceRole })),
  };
  const tie = await findTie(db(), viewer, stored, now);
  const makers = new Map(stored.reservations.map(({ id, madeById }) => [id, madeById]));
  return {
    decide: decideDenial(viewer, judged, tie),
    reserve: reserveDenial(viewer, judged),
    members: memberDenial(viewer, judged, { id: '', role: 'member' }, tie),
    close: closeDenial(viewer, judged, tie),
    reservations: new Map(
      lasting.map(({ id, until }) => {
        const made = { namespace: judged, madeById: makers.get(id) ?? '', ended: false };
        const held = { ...made, until: new Date(until) };
        return [id, { renew: renewDenial(viewer, held, now), end: endDenial(viewer, held, tie) }];
      }),
    ),
  };
}

/** How many namespaces somebody has that wait or are active. */
export function countAsked(userId: string): Promise<number> {
  return db().namespace.count({
    where: { askedById: userId, state: { in: ['asked', 'active'] } },
  });
}
