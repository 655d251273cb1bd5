import { DAY } from '@/lib/platform/clock';
import { testDb } from '@/lib/testing/postgres';

const KINDS = ['asked', 'active', 'ending', 'closing'] as const;

/**
 * For every caller a namespace that waits and three that are active, all the author's, each with a reservation in its
 * last days. Answers the numbers of the reservations by the slug.
 */
export async function fillNamespaces(
  authorId: string,
  callers: readonly string[],
  now: Date,
): Promise<Record<string, number>> {
  const db = testDb();
  const said = {
    name: 'N',
    purpose: 'P',
    homepage: 'https://e.example/',
    proof: 'https://e.example/',
  };
  const decided = { decidedById: authorId, decidedAt: now, decision: 'Yes.' };
  await db.namespace.createMany({
    data: KINDS.flatMap((kind) =>
      callers.map((caller) => ({
        ...{ ...said, slug: `${kind}-${caller}`, askedById: authorId, askedAt: now },
        ...(kind === 'asked' ? { state: 'asked' } : { state: 'active', ...decided }),
      })),
    ),
  });
  const made = await db.namespace.findMany({ select: { id: true, slug: true, state: true } });
  const active = made.filter(({ state }) => state === 'active');
  await db.namespaceRange.createMany({
    data: made.map(({ id }) => ({ namespaceId: id, portStart: 20_000, portEnd: 20_010 })),
  });
  await db.namespaceMember.createMany({
    data: active.map(({ id }) => ({
      ...{ namespaceId: id, userId: authorId, role: 'owner', since: now },
    })),
  });
  const until = new Date(now.getTime() + 30 * DAY);
  const project = { port: 20_000, transports: ['tcp'], project: 'Tool', madeById: authorId };
  const reservations = await db.reservation.createManyAndReturn({
    data: active.map(({ id }) => ({ ...project, namespaceId: id, madeAt: now, until })),
  });
  const slugs = new Map(active.map(({ id, slug }) => [id, slug]));
  return Object.fromEntries(
    reservations.map(({ id, namespaceId }) => [slugs.get(namespaceId) ?? '', id]),
  );
}
