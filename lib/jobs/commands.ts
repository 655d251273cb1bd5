import { z } from 'zod';
import { MINUTE } from '@/lib/platform/clock';
import { db, inTransaction, type Tx } from '@/lib/platform/db';
import { impersonalLine } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { execute, rows } from '@/lib/platform/raw';
import { nextTry, PATIENT, type Waits } from './rules/waits';
import type { JobName } from './types';

/** Characters of an error that are kept. */
const ERROR_LENGTH = 200;

/** An error as the ledger keeps it. */
export function ledgerLine(error: unknown): string {
  const line = impersonalLine(error);
  return line.length > ERROR_LENGTH ? `${line.slice(0, ERROR_LENGTH - 1)}…` : line;
}

/**
 * Whether a round of a shared job is this process's: it is due, and nobody else has taken it. The next is `nextAt`. One
 * that is due later than any round could have said was written by a clock that was wrong, and counts for nothing.
 */
export async function claimRound(name: JobName, now: Date, nextAt: Date): Promise<boolean> {
  const wrong = new Date(nextAt.getTime() + MINUTE);
  const claimed = await execute(db())`
    INSERT INTO job (name, next_at) VALUES (${name}, ${nextAt})
    ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at
      WHERE job.next_at IS NULL OR job.next_at <= ${now} OR job.next_at > ${wrong}`;
  return claimed > 0;
}

/** How rounds of one process ended since it last noted it. */
export interface Ended {
  readonly success: Date | null;
  readonly failure: { readonly at: Date; readonly error: string } | null;
  /** In a row, up to now. */
  readonly failures: number;
  readonly nextAt: Date;
}

/** Takes down in the ledger how rounds ended. */
export async function noteRounds(name: JobName, ended: Ended): Promise<void> {
  const { success, failure, failures, nextAt } = ended;
  const [failedAt, error] = [failure?.at ?? null, failure?.error ?? null];
  await execute(db())`
    INSERT INTO job (name, next_at, last_success_at, last_failure_at, last_error, failures)
    VALUES (${name}, ${nextAt}, ${success}, ${failedAt}, ${error}, ${failures})
    ON CONFLICT (name) DO UPDATE SET next_at = excluded.next_at, failures = excluded.failures,
      last_success_at = greatest(job.last_success_at, excluded.last_success_at),
      last_failure_at = coalesce(excluded.last_failure_at, job.last_failure_at),
      last_error = coalesce(excluded.last_error, job.last_error)`;
}

const Tried = z.object({ tries: z.int(), first: z.date() });

/**
 * Puts one thing aside that a job could not do, until it is its turn again. `nextAt` where the job has a deadline of
 * its own for it (null: it is given up), else the waits say when. Answers when that is.
 */
export async function setAside(
  name: JobName,
  item: string,
  error: unknown,
  now: Date,
  when: { readonly nextAt: Date | null } | Waits = PATIENT,
): Promise<Date | null> {
  const line = ledgerLine(error);
  const nextAt = await inTransaction(async (tx) => {
    const [tried] = (await rows(tx, Tried)`
      INSERT INTO set_aside (job, item, tries, first_at, last_at, next_at, error)
      VALUES (${name}, ${item}, 1, ${now}, ${now}, ${now}, ${line})
      ON CONFLICT (job, item) DO UPDATE SET tries = set_aside.tries + 1, last_at = ${now}, error = ${line}
      RETURNING tries, first_at AS first`) as [z.output<typeof Tried>];
    const next = 'nextAt' in when ? when.nextAt : nextTry(when, tried.tries, tried.first, now);
    await tx.setAside.update({ where: { job_item: { job: name, item } }, data: { nextAt: next } });
    return next;
  });
  log.error(nextAt === null ? 'job-item-given-up' : 'job-item-failed', error, { job: name, item });
  return nextAt;
}

/** Forgets that something was put aside: it is done. */
export async function doneAfterAll(tx: Tx, name: JobName, items: readonly string[]): Promise<void> {
  await tx.setAside.deleteMany({ where: { job: name, item: { in: [...items] } } });
}

/** What a job put aside by itself: not to be tried at `now`, and all that was tried before. */
export async function findAside(name: JobName, now: Date) {
  const aside = await db().setAside.findMany({
    where: { job: name },
    select: { item: true, nextAt: true },
  });
  return {
    waiting: aside.flatMap(({ item, nextAt }) => (nextAt === null || nextAt > now ? [item] : [])),
    tried: new Set(aside.map(({ item }) => item)),
  };
}

/** Makes something that was put aside due at `now`; answers whether it was there. */
export async function tryAgain(tx: Tx, name: JobName, item: string, now: Date): Promise<boolean> {
  const { count } = await tx.setAside.updateMany({
    where: { job: name, item },
    // From the beginning: it has all its tries again.
    data: { nextAt: now, firstAt: now, tries: 1 },
  });
  return count > 0;
}

/** Clears away what was given up so long ago, or is done otherwise by now; what still waits is then tried once more. */
export async function sweepSetAside(before: Date): Promise<void> {
  await db().setAside.deleteMany({ where: { lastAt: { lt: before } } });
}
