import type { Actor } from '@/lib/auth/types';
import type { Verdict } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { STANDS } from '@/lib/trust/queries';
import { HELD_MS, type HeldVerdict } from '../held';
import { knownAnswer, isTrialDue, scatter, TRIAL_AFTER_MS, TRIAL_WAITS_MS } from '../trial-rules';

/** Kinds that can be shown as they were; a new report only where it is not on the page. */
const TRIAL_KINDS = ['report.create', 'report.update', 'software.update'] as const;
/** The right one is sought among so many. */
const LOOKED_AT = 200;

type Reviewer = Pick<Actor, 'id' | 'via'>;

/**
 * Brings a reviewer at the desk a trial where one is due: an edit of the past that they had nothing to do with, whose
 * right answer is known. One at a time. Nothing but the trial is written.
 */
export async function bringTrial(tx: Tx, { id, via }: Reviewer, now: Date): Promise<void> {
  if (via !== 'session') return;
  const last = await tx.trial.findFirst({
    where: { reviewerId: id },
    orderBy: { broughtAt: 'desc' },
  });
  const waits = last !== null && last.verdict === null;
  if (waits && last.broughtAt.getTime() > now.getTime() - TRIAL_WAITS_MS) return;
  const since = { reviewerId: id, createdAt: { gt: last?.broughtAt ?? new Date(0) } };
  const given =
    (await tx.review.count({ where: since })) +
    (await tx.heldVerdict.count({ where: { ...since, endedAt: null } }));
  if (!isTrialDue(id, last?.id ?? 0, given)) return;
  const editId = await chooseEdit(tx, id, last?.id ?? 0, now);
  if (editId !== null) await tx.trial.create({ data: { reviewerId: id, editId, broughtAt: now } });
}

/** Right and wrong ones in turn, as chance has it, as far as there are both. */
async function chooseEdit(
  tx: Tx,
  reviewerId: string,
  last: number,
  now: Date,
): Promise<number | null> {
  const before = new Date(now.getTime() - TRIAL_AFTER_MS);
  const wanted: Prisma.EditWhereInput = {
    kind: { in: [...TRIAL_KINDS] },
    state: { in: ['applied', 'rejected'] },
    decidedAt: { lt: before },
    authorId: { not: reviewerId },
    // What an improver made of it is not what was proposed.
    reviews: { none: { OR: [{ reviewerId }, { changes: { not: { equals: null } as never } }] } },
    logEntries: { none: { actorId: reviewerId } },
    trials: { none: { reviewerId } },
  };
  const found = await tx.edit.findMany({
    where: wanted,
    orderBy: { decidedAt: 'desc' },
    take: LOOKED_AT,
    select: {
      ...{ id: true, baseRevision: true, state: true },
      reviews: { where: { voidedAt: null }, select: { verdict: true } },
      revertedBy: { where: STANDS, select: { id: true }, take: 1 },
    },
  });
  const known = found.flatMap(({ id, baseRevision, state, reviews, revertedBy }) => {
    const verdicts = reviews.map(({ verdict }) => verdict);
    const answer = knownAnswer({ state, undone: revertedBy.length > 0, verdicts });
    // A new report that is on the page is rightly turned down as recorded already.
    return answer === null || (answer === 'approve' && baseRevision === null)
      ? []
      : [{ id, answer }];
  });
  const chance = scatter(`${reviewerId} after ${last}`);
  const side = chance % 2 === 0 ? 'approve' : 'reject';
  const ofSide = known.filter(({ answer }) => answer === side);
  const from = ofSide.length > 0 ? ofSide : known;
  return from[(chance >>> 1) % from.length]?.id ?? null;
}

/** Keeps a reviewer's answer to a trial of theirs, which they can take back like a verdict; null where it is no trial of theirs. */
export async function answerTrial(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  id: number,
  verdict: Verdict,
  now: Date,
): Promise<Result<HeldVerdict> | null> {
  const trial = await tx.trial.findUnique({ where: { id } });
  if (trial?.reviewerId !== actor.id) return null;
  if (trial.dueAt !== null && trial.dueAt <= now)
    return failure('stale', { reason: 'verdict-given' });
  const dueAt = new Date(now.getTime() + HELD_MS);
  await tx.trial.update({ where: { id }, data: { verdict, dueAt } });
  return success({ edit: id, verdict, until: dueAt.toISOString() });
}

/** Takes it back. Fails with `stale` once they were told; null where it is no trial of theirs. */
export async function takeBackAnswer(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  id: number,
  now: Date,
): Promise<Result<{ readonly edit: number }> | null> {
  const trial = await tx.trial.findUnique({ where: { id } });
  if (trial?.reviewerId !== actor.id) return null;
  if (trial.dueAt === null) return failure('not-found', { reason: 'no-such-verdict' });
  if (trial.dueAt <= now) return failure('stale', { reason: 'verdict-given' });
  await tx.trial.update({ where: { id }, data: { verdict: null, dueAt: null } });
  return success({ edit: id });
}
