import { readActorForWrite } from '@/lib/auth/session';
import type { Actor } from '@/lib/auth/types';
import { actOnEdit, prepareAct } from '@/lib/edits/commands/act-on-edit';
import { REVIEW, type ReviewInput, seenPlan } from '@/lib/edits/commands/review';
import type { Fields, Verdict } from '@/lib/edits/types';
import { doneAfterAll, findAside, setAside } from '@/lib/jobs/commands';
import type { Waits } from '@/lib/jobs/rules/waits';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { type Failure, failure, type Result, success } from '@/lib/platform/errors';
import { type HeldVerdict as Row, Prisma } from '@/lib/platform/generated/prisma/client';
import { takeFromLimit } from '@/lib/platform/limits';
import { transact } from '@/lib/platform/transact';
import { HELD_MS, type HeldVerdict } from '../held';
import { answerTrial, bringTrial, takeBackAnswer } from './trials';

/** While a verdict waits nobody else is shown the edit: so often in an hour somebody may give one on the same edit. */
const AGAIN = 10;

/**
 * Keeps a verdict that its giver can take back for ten seconds. It is proven as if it were given now, so that
 * what cannot be is refused at once; nothing of it is public until `giveDueVerdicts` gives it. One that waits on
 * the same edit is replaced. `groupId`: with what it was given together. Fails as a review does, and with `rate-limited`.
 */
export async function holdVerdict(
  tx: Tx,
  actor: Actor,
  editId: number,
  input: ReviewInput,
  now: Date,
  groupId: string | null = null,
): Promise<Result<HeldVerdict>> {
  const answered = await answerTrial(tx, actor, editId, input.verdict, now);
  if (answered !== null) return answered;
  const prepared = await prepareAct(tx, REVIEW, { actor, editId, input, now });
  if (!prepared.ok) return prepared;
  const { verdict, reason, changes, neverAgain = false, version } = input;
  const taken = await takeFromLimit(tx, `verdicts:${actor.id}:${editId}`, AGAIN, HOUR, now);
  if (!taken.ok) return taken;
  const dueAt = new Date(now.getTime() + HELD_MS);
  const { sessionId, tokenId } = actor;
  await tx.heldVerdict.deleteMany({ where: { editId, reviewerId: actor.id, endedAt: null } });
  await tx.heldVerdict.create({
    data: {
      ...{ editId, reviewerId: actor.id, verdict, reason, neverAgain, version },
      ...{ sessionId, tokenId, createdAt: now, dueAt, groupId },
      plan: input.plan ?? (await seenPlan(prepared.value.on)),
      ...(changes === undefined ? {} : { changes: changes as Prisma.InputJsonObject }),
    },
  });
  if (groupId === null) await bringTrial(tx, actor, now);
  return success({ edit: editId, verdict, until: dueAt.toISOString() });
}

/** Takes one's own verdict back. Fails with `not-found` (none was given) and `stale`: it has been given. */
export async function takeBackVerdict(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  editId: number,
  now: Date,
): Promise<Result<{ readonly edit: number }>> {
  const answer = await takeBackAnswer(tx, actor, editId, now);
  if (answer !== null) return answer;
  const own = { editId, reviewerId: actor.id };
  const { count } = await tx.heldVerdict.deleteMany({
    where: { ...own, endedAt: null, dueAt: { gt: now } },
  });
  if (count > 0) return success({ edit: editId });
  const was = await tx.heldVerdict.count({ where: own });
  return was > 0
    ? failure('stale', { reason: 'verdict-given' })
    : failure('not-found', { reason: 'no-such-verdict' });
}

/** Of one round; the next comes a second later. */
const MOST_AT_ONCE = 200;
/** One that failed for no reason of its own (a database that restarts) is tried for so long. */
const WAITS: Waits = { firstMs: 2 * SECOND, longestMs: MINUTE, forMs: 10 * MINUTE };

/** Gives the verdicts whose time to take them back is over, each in a transaction of its own. Answers how many. */
export async function giveDueVerdicts(now: Date): Promise<number> {
  const isDue = { endedAt: null, dueAt: { lte: now } };
  if ((await db().heldVerdict.findFirst({ where: isDue, select: { id: true } })) === null) return 0;
  const aside = await findAside('verdicts', now);
  const due = await db().heldVerdict.findMany({
    where: { ...isDue, id: { notIn: aside.waiting.map(Number) } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST_AT_ONCE,
  });
  for (const held of due) {
    try {
      await giveVerdict(held, now);
      if (aside.tried.has(String(held.id))) await doneAfterAll(db(), 'verdicts', [String(held.id)]);
    } catch (error) {
      const next = await setAside('verdicts', String(held.id), error, now, WAITS);
      // Its giver is told; it may stand on what is there no more by the time anybody has looked.
      if (next === null) await endRefused(held, failure('unavailable', { reason: 'error' }), now);
    }
  }
  return due.length;
}

/**
 * Gives one, as whoever gave it is at this moment: their account, session or token are read again under lock
 * (decision 16). What is refused leaves nothing but the note of it.
 */
async function giveVerdict(held: Row, now: Date): Promise<void> {
  const given = await transact(async (tx) => {
    // Whoever is first ends it; another process that saw it due finds nothing left to do.
    const mine = await tx.heldVerdict.updateMany({
      where: { id: held.id, endedAt: null },
      data: { endedAt: now },
    });
    if (mine.count === 0) return success(null);
    const acting = await readActorForWrite(tx, seenActor(held));
    if (!acting.ok) return acting;
    const { actor, now: at } = acting.value;
    const call = { actor, editId: held.editId, input: inputOf(held), now: at };
    return actOnEdit(tx, REVIEW, call);
  });
  if (!given.ok) await endRefused(held, given, now);
}

async function endRefused(held: Row, refused: Failure, now: Date): Promise<void> {
  const { state = null } = (refused.detail ?? {}) as { readonly state?: string };
  await db().heldVerdict.updateMany({
    where: { id: held.id, endedAt: null },
    data: {
      endedAt: now,
      refusal: { code: refused.code, reason: refused.reason ?? null, state },
    },
  });
}

/** By what the account is found again; the rest is read then. */
function seenActor({ reviewerId, sessionId, tokenId }: Row): Actor {
  const via = tokenId === null ? 'session' : 'token';
  return { id: reviewerId, via, sessionId, tokenId } as Actor;
}

function inputOf({ verdict, reason, changes, neverAgain, version, plan }: Row): ReviewInput {
  return {
    ...{ verdict: verdict as Verdict, reason, version, plan: plan ?? undefined },
    ...(neverAgain ? { neverAgain } : {}),
    ...(changes === null ? {} : { changes: changes as Fields }),
  };
}

/**
 * What became of a verdict is told for minutes, and kept for a day; of one that came too late until the edit is
 * applied or rejected, because somebody did come (decision 54): what was withdrawn or ran out may be opened again.
 */
export async function sweepVerdicts(now: Date): Promise<void> {
  const before = new Date(now.getTime() - DAY);
  const isOver = [
    { refusal: { equals: Prisma.AnyNull } },
    { edit: { state: { in: ['applied', 'rejected'] } } },
  ];
  await db().heldVerdict.deleteMany({ where: { endedAt: { lt: before }, OR: isOver } });
}
