import { db, type Tx } from '@/lib/platform/db';
import { sourceKey } from './key';
import { checkView } from './rules/view';
import type { SourceCheckView } from './types';

/** The last check of each address with its quote that was read already, by its key (`sourceKey`). */
export async function findSourceChecks(
  tx: Tx,
  pieces: readonly { readonly url: string; readonly quote: string }[],
): Promise<ReadonlyMap<string, SourceCheckView>> {
  if (pieces.length === 0) return new Map();
  const found = await tx.sourceCheck.findMany({
    where: { key: { in: pieces.map(({ url, quote }) => sourceKey(url, quote)) } },
  });
  return new Map(
    found.flatMap((check) => {
      const view = checkView(check);
      return view === null ? [] : [[check.key, view] as const];
    }),
  );
}

/** Those of these keys that there is a check for, read or not. */
export async function knownSourceKeys(
  tx: Tx,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const where = { key: { in: [...keys] } };
  const found = await tx.sourceCheck.findMany({ where, select: { key: true } });
  return new Set(found.map(({ key }) => key));
}

const MOST_SHOWN = 200;

/** Lines of active reports that are gone from their pages, the longest gone first; and how many there are. */
export async function listGoneSources() {
  const where = { state: 'gone', evidence: { some: { report: { state: 'active' } } } };
  const [count, gone] = await Promise.all([
    db().sourceCheck.count({ where }),
    db().sourceCheck.findMany({
      where,
      orderBy: [{ seenAt: { sort: 'asc', nulls: 'first' } }, { key: 'asc' }],
      take: MOST_SHOWN,
      include: {
        evidence: {
          where: { report: { state: 'active' } },
          orderBy: { reportId: 'asc' },
          select: {
            report: {
              select: {
                ...{ id: true, portStart: true, portEnd: true },
                software: { select: { slug: true, name: true } },
              },
            },
          },
        },
      },
    }),
  ]);
  const items = gone.map(({ key, url, quote, evidence, ...check }) => ({
    ...{ key, url, quote, check: checkView(check) },
    reports: evidence.map(({ report }) => report),
  }));
  return { count, items };
}
export type GoneSource = Awaited<ReturnType<typeof listGoneSources>>['items'][number];

/** How many checks came out how, for moderators; `waiting` were never read. */
export async function countSources() {
  const counts = await db().sourceCheck.groupBy({ by: ['state'], _count: true });
  const of = (state: string | null) => counts.find((one) => one.state === state)?._count ?? 0;
  return {
    ...{ there: of('there'), moved: of('moved'), gone: of('gone') },
    ...{ unreachable: of('unreachable'), waiting: of(null) },
  };
}
