import { parseArticleId } from '@/lib/articles/routes';
import type { Viewer } from '@/lib/edits/policy';
import { db, type Tx } from '@/lib/platform/db';
import { grouped } from '@/lib/platform/grouped';
import type { Flag } from '@/lib/platform/generated/prisma/client';
import { ESTABLISHED_FROM, TRUST, trustOf } from '@/lib/levels/levels';
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

/** As many are looked at at once; the next come when these are closed. */
const MOST_LISTED = 50;

/** What open flags have put before the moderators, the longest waiting first. */
export async function listFlagged(viewer: Viewer): Promise<FlaggedSubject[]> {
  const shown = (await queuedFlags(viewer)).slice(0, MOST_LISTED);
  const flags = await db().flag.findMany({
    where: { id: { in: shown.flat() } },
    include: { author: { select: { handle: true } } },
  });
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  const groups = shown.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const nameOf = await namesOf(groups.flatMap(([first]) => first ?? []));
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const named = nameOf(first);
    return {
      ...{ type: first.subjectType as FlagSubject, ...named },
      flags: group.map((flag) => ({ ...flagView(flag, named.id), author: flag.author.handle })),
    };
  });
}

/** How many things open flags have put before the moderators. */
export async function countFlagged(viewer: Viewer): Promise<number> {
  return (await queuedFlags(viewer)).length;
}

/** Numbers of open flags by what they are on, where they are enough to queue it. */
async function queuedFlags(viewer: Viewer): Promise<number[][]> {
  if (viewer.trust < TRUST.moderator) return [];
  const flags = await db().flag.findMany({
    where: { state: 'open' },
    orderBy: { id: 'asc' },
    select: {
      ...{ id: true, subjectType: true, subjectId: true },
      author: { select: { role: true, earnedTrust: true, system: true } },
    },
  });
  return grouped(flags, ({ subjectType, subjectId }) => `${subjectType}/${subjectId}`)
    .map(([, group]) => group)
    .filter((group) => isQueuedBy(group.map(({ author }) => weightOf(author))))
    .map((group) => group.map(({ id }) => id));
}

/** The level that a flag's author speaks with: what the instance itself asks somebody must look at. */
const weightOf = (author: Parameters<typeof trustOf>[0] & { readonly system: boolean }) =>
  author.system ? ESTABLISHED_FROM : trustOf(author);

type Named = Pick<FlaggedSubject, 'id' | 'title' | 'ports' | 'namespace'>;

/** What a person knows each thing by: an account its handle, a report its software and ports; a look-up for each sort. */
async function namesOf(flags: readonly Flag[]): Promise<(flag: Flag) => Named> {
  const ids = (type: FlagSubject) =>
    flags.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
  const numbers = (type: FlagSubject) => ({ id: { in: ids(type).map(Number) } });
  const places = ids('article').flatMap((id) => parseArticleId(id) ?? []);
  const [users, software, articles, reports, edits, namespaces, reservations] = await Promise.all([
    db().user.findMany({ where: { id: { in: ids('user') } }, select: { id: true, handle: true } }),
    db().software.findMany({
      where: { slug: { in: ids('software') } },
      select: { slug: true, name: true },
    }),
    places.length === 0 ? [] : db().article.findMany({ where: { OR: places } }),
    db().report.findMany({ where: numbers('report'), include: { software: true } }),
    db().edit.findMany({ where: numbers('edit') }),
    db().namespace.findMany({ where: numbers('namespace') }),
    db().reservation.findMany({
      where: numbers('reservation'),
      include: { namespace: { select: { slug: true } } },
    }),
  ]);
  const spanOf = ({ portStart: start, portEnd: end }: Ported) =>
    start === null || end === null ? null : { start, end };
  const found = new Map<string, Partial<Named>>([
    ...users.map(({ id, handle }) => [`user/${id}`, { id: handle ?? id }] as const),
    ...software.map(({ slug, name }) => [`software/${slug}`, { title: name }] as const),
    ...articles.map(({ port, locale, title }) => [`article/${port}/${locale}`, { title }] as const),
    ...reports.map(
      (report) =>
        [`report/${report.id}`, { title: report.software.name, ports: spanOf(report) }] as const,
    ),
    ...edits.map((edit) => [`edit/${edit.id}`, { ports: spanOf(edit) }] as const),
    ...namespaces.map(
      (namespace) => [`namespace/${namespace.id}`, namedNamespace(namespace)] as const,
    ),
    ...reservations.map(
      (reservation) => [`reservation/${reservation.id}`, namedReservation(reservation)] as const,
    ),
  ]);
  return ({ subjectType, subjectId }) => {
    const place = subjectType === 'article' ? parseArticleId(subjectId) : null;
    const ports = place === null ? null : { start: place.port, end: place.port };
    return {
      ...{ id: subjectId, title: null, namespace: null },
      ports,
      ...found.get(`${subjectType}/${subjectId}`),
    };
  };
}

interface Ported {
  readonly portStart: number | null;
  readonly portEnd: number | null;
}

/** A namespace by its name, a reservation by its program and port, as people know them. `id` is the row's number. */
export async function findFlaggedNamespace(
  tx: Tx,
  type: 'namespace' | 'reservation',
  id: string,
): Promise<Named> {
  const where = { id: Number(id) };
  if (type === 'namespace') return namedNamespace(await tx.namespace.findUniqueOrThrow({ where }));
  const include = { namespace: { select: { slug: true } } };
  return namedReservation(await tx.reservation.findUniqueOrThrow({ where, include }));
}

function namedNamespace({ slug, name }: { readonly slug: string; readonly name: string }): Named {
  return { id: slug, title: name, ports: null, namespace: slug };
}

interface Reserved {
  readonly id: number;
  readonly port: number;
  readonly project: string;
  readonly namespace: { readonly slug: string };
}

function namedReservation({ id, port, project, namespace }: Reserved): Named {
  const ports = { start: port, end: port };
  return { id: String(id), title: project, ports, namespace: namespace.slug };
}
