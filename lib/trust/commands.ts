import { record } from '@/lib/audit/commands';
import {
  changedUseTags,
  CHANGES_TAG,
  notifyTags,
  softwareTag,
  userTag,
} from '@/lib/platform/cache-tags';
import { inTransaction, type Tx } from '@/lib/platform/db';
import { lockAccount, lockRow } from '@/lib/platform/row-lock';
import { failure, type Result, success } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { transact } from '@/lib/platform/transact';
// Grades follow the standing of voters. `reports` itself uses nothing of this domain but levels.ts: no circle of files.

import { regradeReport } from '@/lib/reports/commands';
import {
  type AccountRole,
  isEstablished,
  TRUST,
  type TrustLevel,
  trustOf,
} from '@/lib/levels/levels';
import { findTrustHistory, listMembersWithEdits } from './queries';
import { earnedTrustOf, isEligibleReviewer } from './rules/earned';

interface Standing {
  readonly role: string;
  readonly earnedTrust: number;
  readonly suspended: boolean;
}

/** A change of standing, and why, for the public log. */
interface Cause {
  /** Null where a rule or the command line did it. */
  readonly actorId: string | null;
  readonly reason: string;
}

/**
 * Computes an account's earned trust from its edits and stores it, in the caller's transaction. A changed
 * level is logged, and the reports it voted on are graded anew. To be called after an edit of theirs is
 * applied or reverted. Answers the level that counts.
 */
export async function recomputeTrust(tx: Tx, userId: string, now: Date): Promise<TrustLevel> {
  const user = await lockUser(tx, userId);
  const earnedTrust = earnedTrustOf(await findTrustHistory(tx, userId, now));
  // What was granted by hand stays: the rule only ever moves an account between member and contributor.
  if (earnedTrust === user.earnedTrust || user.earnedTrust > 2) return trustOf(user);
  await tx.user.update({ where: { id: userId }, data: { earnedTrust } });
  const after = { ...user, earnedTrust };
  const reason =
    earnedTrust > user.earnedTrust
      ? 'Enough applied edits with evidence, on enough ports, over enough days.'
      : 'Edits that counted have been reverted.';
  await record(
    tx,
    {
      action: 'trust.changed',
      actorId: null,
      subject: { type: 'user', id: userId },
      reason,
      data: { before: user.earnedTrust, after: earnedTrust },
    },
    now,
  );
  await followStanding(tx, user, after, 'A voter’s level changed', now);
  return trustOf(after);
}

/**
 * Looks at every member with applied edits again: seven days pass by themselves. One transaction each, so
 * that nobody waits for all. Answers how many rose.
 */
export async function recomputeMembers(now: Date): Promise<number> {
  const members = await inTransaction((tx) => listMembersWithEdits(tx));
  let risen = 0;
  for (const id of members) {
    try {
      // Whoever applies an edit locks the report first and its author last, here it is the other way round:
      // a deadlock's victim is run again.
      const level = await transact(async (tx) => success(await recomputeTrust(tx, id, now)));
      if (level.ok && level.value > TRUST.member) risen += 1;
    } catch (error) {
      // One that fails holds up no other; the next round tries again.
      log.error('trust-not-recomputed', error, { user: id });
    }
  }
  return risen;
}

/** Sets an account's role, in the caller's transaction, with its log entry. Answers the role it had. */
export async function setRole(
  tx: Tx,
  userId: string,
  role: AccountRole,
  cause: Cause,
  now: Date,
): Promise<string> {
  // Waits for whatever the account is doing, and whatever it does next waits for this (decision 16).
  await lockAccount(tx, userId);
  const user = await lockUser(tx, userId);
  if (user.role === role) return role;
  await tx.user.update({ where: { id: userId }, data: { role } });
  await decideReviewedAgain(tx, userId, now);
  await record(
    tx,
    {
      action: 'role.set',
      actorId: cause.actorId,
      subject: { type: 'user', id: userId },
      reason: cause.reason,
      data: { before: user.role, after: role },
    },
    now,
  );
  await followStanding(tx, user, { ...user, role }, 'A voter’s role changed', now);
  return user.role;
}

/**
 * A moderator makes a contributor a reviewer. Fails with `forbidden` where the account has not earned it
 * (whoever appoints without that uses `setRole`).
 */
export async function grantReviewer(
  tx: Tx,
  userId: string,
  cause: Cause,
  now: Date,
): Promise<Result<void, 'forbidden'>> {
  if (!isEligibleReviewer(await findTrustHistory(tx, userId, now))) {
    return failure('forbidden', { reason: 'reviewer-not-earned' });
  }
  await setRole(tx, userId, 'reviewer', cause, now);
  return success(undefined);
}

/**
 * Verdicts of an account that may not give them any more do not count, and count again once it may: the edits
 * it reviewed and that still wait are decided anew at the next round of deadlines. In the caller's transaction.
 */
async function decideReviewedAgain(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.edit.updateMany({
    where: { decidedAt: null, reviews: { some: { reviewerId: userId, voidedAt: null } } },
    data: { dueAt: now },
  });
  await notifyTags(tx, [CHANGES_TAG]);
}

/**
 * What follows from a suspension that begins or ends, in the transaction that has written it: its verdicts and its
 * votes count no more, or again. To be called when all else is done: a report is locked after accounts and edits.
 */
export async function followSuspension(tx: Tx, userId: string, now: Date): Promise<void> {
  await decideReviewedAgain(tx, userId, now);
  const user = await lockUser(tx, userId);
  const before = { ...user, suspended: !user.suspended };
  const cause = user.suspended ? 'A voter was suspended' : 'A voter’s suspension ended';
  await followStanding(tx, before, user, cause, now);
}

/** Two changes of one account wait for each other. */
async function lockUser(tx: Tx, userId: string) {
  await lockRow(tx, 'user', userId);
  const { suspendedAt, ...user } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { id: true, handle: true, role: true, earnedTrust: true, suspendedAt: true },
  });
  return { ...user, suspended: suspendedAt !== null };
}

/** What follows from another standing: the public profile, and grades where the votes now weigh differently. */
async function followStanding(
  tx: Tx,
  before: Standing & { readonly id: string; readonly handle: string | null },
  after: Standing,
  cause: string,
  now: Date,
): Promise<void> {
  if (before.handle !== null) await notifyTags(tx, [userTag(before.handle)]);
  if (isEstablished(before) === isEstablished(after)) return;
  const votes = await tx.vote.findMany({
    where: { userId: before.id, endedAt: null },
    // In one order everywhere, so that two regradings never wait for each other in a circle.
    orderBy: { reportId: 'asc' },
    select: {
      report: {
        select: { id: true, portStart: true, portEnd: true, software: { select: { slug: true } } },
      },
    },
  });
  for (const { report } of votes) {
    await regradeReport(tx, report.id, cause, now);
    await notifyTags(tx, [...changedUseTags(report), softwareTag(report.software.slug)]);
  }
}
