import { db, readDb, type Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { type Page, pageOf } from '@/lib/platform/list-query';
import { LASTING } from '@/lib/ports/queries-reserved';
import { type NamespaceBrief, namespaceSlugSchema, type NamespaceView } from '../schema';
import type { NamespaceRole, NamespaceState } from '../types';

const BRIEF = {
  ranges: {
    orderBy: { portStart: 'asc' },
    select: { portStart: true, portEnd: true },
  },
  _count: { select: { reservations: { where: LASTING } } },
} satisfies Prisma.NamespaceInclude;

const WHOLE = {
  ...BRIEF,
  askedBy: { select: { handle: true } },
  decidedBy: { select: { handle: true } },
  closedBy: { select: { handle: true } },
  members: {
    where: { endedAt: null },
    orderBy: [{ role: 'desc' }, { id: 'asc' }],
    select: { role: true, since: true, user: { select: { handle: true } } },
  },
} satisfies Prisma.NamespaceInclude;

type Stored = Prisma.NamespaceGetPayload<{ include: typeof BRIEF }>;

function brief({ slug, name, purpose, homepage, ...rest }: Stored): NamespaceBrief {
  return {
    ...{ slug, name, purpose, homepage },
    state: rest.state as NamespaceState,
    ranges: rest.ranges,
    reserved: rest._count.reservations,
    askedAt: rest.askedAt.toISOString(),
  };
}

/** Namespaces in one state, newest first. The cursor is the number of the last one of the page before. */
export async function listNamespaces(query: {
  readonly state: NamespaceState;
  readonly cursor?: number | undefined;
  readonly limit: number;
}): Promise<Page<NamespaceBrief>> {
  const { state, cursor, limit } = query;
  const stored = await readDb().namespace.findMany({
    where: { state, ...(cursor === undefined ? {} : { id: { lt: cursor } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: BRIEF,
  });
  const page = pageOf(stored, limit, ({ id }) => id);
  return { ...page, items: page.items.map(brief) };
}

/** A namespace by its slug, the newest where others were refused; null where there is none. */
export async function findNamespace(slug: string, on: Tx = db()): Promise<NamespaceView | null> {
  if (!namespaceSlugSchema.safeParse(slug).success) return null;
  const stored = await on.namespace.findFirst({
    where: { slug },
    orderBy: { id: 'desc' },
    include: WHOLE,
  });
  if (stored === null) return null;
  const { decidedAt, closedAt } = stored;
  return {
    ...brief(stored),
    proof: stored.proof,
    askedBy: stored.askedBy.handle,
    decided: said(decidedAt, stored.decidedBy, stored.decision),
    closed: said(closedAt, stored.closedBy, stored.closing),
    members: stored.members.map(({ role, since, user }) => ({
      handle: user.handle ?? '',
      role: role as NamespaceRole,
      since: since.toISOString(),
    })),
  };
}

function said(at: Date | null, by: { handle: string | null } | null, reason: string | null) {
  return at === null
    ? null
    : { at: at.toISOString(), by: by?.handle ?? null, reason: reason ?? '' };
}

/** Slugs of the active namespaces, for the sitemap. */
export async function listNamespaceSlugs(): Promise<string[]> {
  const found = await readDb().namespace.findMany({
    where: { state: 'active' },
    orderBy: { id: 'asc' },
    select: { slug: true },
  });
  return found.map(({ slug }) => slug);
}
