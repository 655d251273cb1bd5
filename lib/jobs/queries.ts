import { db } from '@/lib/platform/db';
import type { JobName } from './types';

/** A job as the ledger has it. */
export interface LedgerEntry {
  readonly name: JobName;
  readonly nextAt: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly failures: number;
  readonly lastError: string | null;
  /** What it put aside: what waits to be tried again, and what is given up. */
  readonly waiting: number;
  readonly givenUp: number;
}

/** How the rounds of these jobs ended, in their order; one that had no round yet has no times. */
export async function listLedger(names: readonly JobName[]): Promise<LedgerEntry[]> {
  const [jobs, waiting, givenUp] = await Promise.all([
    db().job.findMany(),
    db().setAside.groupBy({ by: ['job'], where: { nextAt: { not: null } }, _count: true }),
    db().setAside.groupBy({ by: ['job'], where: { nextAt: null }, _count: true }),
  ]);
  const countOf = (counts: typeof waiting, name: JobName) =>
    counts.find(({ job }) => job === name)?._count ?? 0;
  return names.map((name) => {
    const {
      nextAt = null,
      lastSuccessAt = null,
      lastFailureAt = null,
      failures = 0,
      lastError = null,
    } = jobs.find((job) => job.name === name) ?? {};
    return {
      ...{ name, nextAt, lastSuccessAt, lastFailureAt, failures, lastError },
      ...{ waiting: countOf(waiting, name), givenUp: countOf(givenUp, name) },
    };
  });
}

/** What jobs have put aside, given up first, then the newest; at most `most`. */
export function listSetAside(most: number) {
  return db().setAside.findMany({
    orderBy: [{ nextAt: { sort: 'asc', nulls: 'first' } }, { lastAt: 'desc' }],
    take: most,
  });
}
