import { WAITING_STATES } from '@/lib/edits/types';
import { doneAfterAll, findAside, setAside } from '@/lib/jobs/commands';
import { DAY } from '@/lib/platform/clock';
import { db, pool } from '@/lib/platform/db';
import { success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { lockEdit } from './act-on-edit';
import { decide } from './decide';

/** One process at a time; any number that nobody else uses. */
const SWEEP_LOCK = 7_013_027;
/** Of one sweep; the next comes a minute later. */
const MOST_AT_ONCE = 500;

/**
 * Lets time have its say: applies, rejects, escalates and expires what is due at `now`, each edit in a
 * transaction of its own, so that one that fails holds up no other. Answers how many it looked at.
 */
export async function decideDueEdits(now: Date): Promise<number> {
  const aside = await findAside('deadlines', now);
  const due = await db().edit.findMany({
    where: {
      ...{ dueAt: { lte: now }, state: { in: [...WAITING_STATES] } },
      // What failed waits longer each time: however many they are, the others come first.
      id: { notIn: aside.waiting.map(Number) },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  for (const { id } of due) {
    try {
      await transact(async (tx) => {
        await decideDue(tx, id, now);
        if (aside.tried.has(String(id))) await doneAfterAll(tx, 'deadlines', [String(id)]);
        return success(null);
      });
    } catch (error) {
      await setAside('deadlines', String(id), error, now);
    }
  }
  return due.length;
}

async function decideDue(tx: Parameters<typeof lockEdit>[0], id: number, now: Date): Promise<void> {
  const edit = await lockEdit(tx, id);
  // Somebody may have acted on it since the list was made.
  if (edit?.dueAt == null || edit.dueAt > now) return;
  await decide(tx, edit, null, now);
}

/**
 * Runs `work` unless another process is at it already. The lock is a transaction's, which stays open meanwhile: a
 * pooler may give each transaction another session.
 */
export async function exclusively(work: () => Promise<unknown>): Promise<boolean> {
  const client = await pool().connect();
  let broken: boolean | undefined;
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS locked',
      [SWEEP_LOCK],
    );
    const locked = rows[0]?.locked === true;
    try {
      if (locked) await work();
    } finally {
      await client.query('COMMIT');
    }
    return locked;
  } catch (error) {
    // Its transaction may be open still.
    broken = true;
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A repeated request comes within minutes; kept answers older than this are cleared away. */
const ANSWERS_KEPT_MS = 7 * DAY;

/** Clears away answers that no repeated request can ask for any more. */
export async function sweepAnswers(now: Date): Promise<void> {
  await db().idempotentAnswer.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - ANSWERS_KEPT_MS) } },
  });
}
