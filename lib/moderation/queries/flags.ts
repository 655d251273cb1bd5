import { parseArticleId } from '@/lib/articles/routes';
import type { Viewer } from '@/lib/edits/policy';
import { db, type Tx } from '@/lib/platform/db';
import type { Flag, User } from '@/lib/platform/generated/prisma/client';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { isQueuedBy } from '../rules';
import type { FlaggedSubject, FlagSubject, FlagView } from '../schema';

/** A stored flag as its author and moderators see it. */
export function flagView(flag: Flag, shownId = flag.subjectId): FlagView {
  const { id, reason, note, state } = flag;
  const subject = { type: flag.subjectType as FlagSubject, id: shownId };
  return {
    id,
    subject,
    reason,
    note,
    state: state as FlagView['state'],
    createdAt: flag.createdAt.toISOString(),
  };
}

type StoredFlag = Flag & { readonly author: Pick<User, 'handle' | 'role' | 'earnedTrust'> };

/** As many are looked at at once; the next come when these are closed. */
const MOST_LISTED = 50;

/** What open flags have put before the moderators, the longest waiting first. */
export async function listFlagged(viewer: Viewer): Promise<FlaggedSubject[]> {
  return Promise.all((await queuedFlags(viewer)).slice(0, MOST_LISTED).map(flaggedSubject));
}

/** How many things open flags have put before the moderators. */
export async function countFlagged(viewer: Viewer): Promise<number> {
  return (await queuedFlags(viewer)).length;
}

/** Open flags by what they are on, where they are enough to queue it. */
async function queuedFlags(viewer: Viewer): Promise<StoredFlag[][]> {
  if (viewer.trust < TRUST.moderator) return [];
  const flags = await db().flag.findMany({
    where: { state: 'open' },
    orderBy: { id: 'asc' },
    include: { author: { select: { handle: true, role: true, earnedTrust: true } } },
  });
  const groups = new Map<string, StoredFlag[]>();
  for (const flag of flags) {
    const key = `${flag.subjectType}/${flag.subjectId}`;
    groups.set(key, [...(groups.get(key) ?? []), flag]);
  }
  return [...groups.values()].filter((group) =>
    isQueuedBy(group.map(({ author }) => trustOf(author))),
  );
}

async function flaggedSubject(group: readonly StoredFlag[]): Promise<FlaggedSubject> {
  const { subjectType, subjectId = '' } = group[0] ?? {};
  const type = subjectType as FlagSubject;
  const named = await nameOf(type, subjectId);
  return {
    type,
    ...named,
    flags: group.map((flag) => ({ ...flagView(flag, named.id), author: flag.author.handle })),
  };
}

type Named = Pick<FlaggedSubject, 'id' | 'title' | 'ports' | 'namespace'>;

/** What a person knows the thing by: an account its handle, a report its software and ports. */
async function nameOf(type: FlagSubject, id: string): Promise<Named> {
  const nameless: Named = { id, title: null, ports: null, namespace: null };
  if (type === 'namespace' || type === 'reservation') return findFlaggedNamespace(db(), type, id);
  if (type === 'user') {
    const user = await db().user.findUnique({ where: { id }, select: { handle: true } });
    return { ...nameless, id: user?.handle ?? id };
  }
  if (type === 'software') {
    const software = await db().software.findUnique({ where: { slug: id } });
    return { ...nameless, title: software?.name ?? null };
  }
  if (type === 'article') {
    const place = parseArticleId(id);
    if (place === null) return nameless;
    const article = await db().article.findUnique({ where: { port_locale: place } });
    const ports = { start: place.port, end: place.port };
    return { ...nameless, title: article?.title ?? null, ports };
  }
  const where = { id: Number(id) };
  const found =
    type === 'report'
      ? await db().report.findUnique({ where, include: { software: true } })
      : await db().edit.findUnique({ where });
  if (found === null) return nameless;
  const { portStart: start, portEnd: end } = found;
  return {
    ...nameless,
    title: 'software' in found ? found.software.name : null,
    ports: start === null || end === null ? null : { start, end },
  };
}

/** A namespace by its name, a reservation by its program and port, as people know them. `id` is the row's number. */
export async function findFlaggedNamespace(
  tx: Tx,
  type: 'namespace' | 'reservation',
  id: string,
): Promise<Named> {
  const where = { id: Number(id) };
  if (type === 'namespace') {
    const { slug, name } = await tx.namespace.findUniqueOrThrow({ where });
    return { id: slug, title: name, ports: null, namespace: slug };
  }
  const { port, project, namespace } = await tx.reservation.findUniqueOrThrow({
    where,
    include: { namespace: { select: { slug: true } } },
  });
  return { id, title: project, ports: { start: port, end: port }, namespace: namespace.slug };
}
