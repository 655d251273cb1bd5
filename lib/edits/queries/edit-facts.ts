import { AS_MODERATOR } from '@/lib/audit/types';
import { subjectRevision } from '@/lib/edits/kinds/base';
import { editRecord } from '@/lib/edits/kinds/kind';
import type { JudgedEdit } from '@/lib/edits/policy';
import { findLockOnEdit } from '@/lib/edits/queries/touched';
import { claimsVeryManyPorts } from '@/lib/edits/kinds/weight';
import { kindOf } from '@/lib/edits/registry';
import { countedTrust } from '@/lib/edits/rules/counted-trust';
import { isHarmless } from '@/lib/edits/rules/outcome';
import type { EditState, Fields, Verdict } from '@/lib/edits/types';
import { DAY } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { STANDS } from '@/lib/trust/queries';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { lookAhead } from './plan';
import { withRenewals } from './renewals';
import { findUndone } from './undone';
import { wasFlagged } from './flagged';
import { authorTrust, heldUntil, waitsForPerson } from './absence';
import { bringsOwnSourcesOnly } from './brought';

/** A moderator who did nothing as one for so long is not active (workflow, "An edit lives"). */
export const MODERATOR_ACTIVE_MS = 30 * DAY;

/** What only moderators do, besides deciding edits. */
const MODERATORS_ACTIONS = [
  'role.set',
  'account.suspended',
  'account.restored',
  'flag.closed',
  'feedback.answered',
  'appeal.decided',
  'subject.locked',
  'subject.unlocked',
  'namespace.accepted',
  'namespace.refused',
  'batch.imported',
  'batch.approved',
  'batch.undone',
];

/** What others do too, with what is their own: a moderator's where the log says so. */
const ALSO_MODERATORS_ACTIONS = [
  'edit.withdrawn',
  'edit.reopened',
  'namespace.closed',
  'namespace.member-set',
  'reservation.ended',
];

/** By which an edit is applied that undoes all that an account did (`lib/moderation`). */
export const BULK_REVERT = 'bulk-revert';

const STANDING = { role: true, earnedTrust: true } as const;

/** Everything that rules and policy read of an edit. `ahead`: where the caller looks ahead too. */
export async function loadEditFacts(
  tx: Tx,
  edit: Edit,
  now: Date,
  ahead = lookAhead(tx, edit, now),
): Promise<JudgedEdit> {
  const record = editRecord(edit);
  const kind = kindOf(record.kind);
  const given = await findReviews(tx, edit.id);
  const adds = kind.onlyAdds(record);
  const acts = await findActs(tx, edit.id);
  const worded = acts.filter(({ action }) => action !== TAKEN);
  const wordedAt = worded.map(({ at }) => at);
  const takers = acts.flatMap(({ action, actorId }) => (action === TAKEN ? (actorId ?? []) : []));
  const improvements = given.filter(({ improves }) => improves);
  const improvers = improvements.map(({ reviewerId }) => reviewerId);
  const { reviews, renewer } = await withRenewals(tx, edit.id, given, wordedAt);
  const counted = reviews.filter(({ trust }) => trust >= TRUST.reviewer);
  const undoes = await findUndone(tx, edit, ahead);
  const facts: JudgedEdit = {
    state: edit.state as EditState,
    authorId: edit.authorId,
    takenOverById: edit.takenOverById,
    takers,
    improvers,
    renewer,
    undoes,
    authorTrust: await authorTrust(tx, edit.authorId, [
      ...improvers,
      ...worded.flatMap(({ actorId }) => actorId ?? []),
    ]),
    createdAt: edit.createdAt,
    authorActedAt: edit.authorActedAt,
    answeredAt: worded.findLast(({ actorId }) => actorId === edit.authorId)?.at ?? null,
    improvedAt: improvements.at(-1)?.at ?? null,
    lastActAt: edit.updatedAt,
    escalated: edit.escalatedAt !== null,
    destructive: kind.isDestructive(record),
    needsModerator: claimsVeryManyPorts(edit.changes as Fields, await standingPorts(tx, edit)),
    onlyAdds: adds,
    primarySource: adds && (await bringsOwnSourcesOnly(tx, edit)),
    objected: reviews.some(isObjection),
    heldUntil: null,
    flagged: await wasFlagged(tx, edit.id),
    inBatch: edit.batchId !== null,
    soleModerators: await soleModerators(tx, edit, undoes, now),
    firstRejectionAt: counted.find(({ verdict }) => verdict === 'reject')?.at ?? null,
    reviews: counted.filter(({ voided }) => !voided),
    rebaseable: edit.subjectId !== null && kind.rebaseable,
    behind: await isBehind(tx, edit),
    reverted: await isReverted(tx, edit),
    lock: await findLockOnEdit(tx, edit, now),
  };
  // Looked for where all else lets it be applied by absence, and nowhere else asked for.
  if (!isHarmless(facts)) return facts;
  const objected = await waitsForPerson(tx, edit, { ahead, now });
  return { ...facts, objected, heldUntil: await heldUntil(tx, edit.id, now) };
}

type GivenReview = Awaited<ReturnType<typeof findReviews>>[number];

/**
 * A rejection, whatever came after it, or a request for changes that was not answered: also where whoever gave it is no
 * reviewer any more, but not while they are suspended.
 */
function isObjection({ verdict, voided, suspended }: GivenReview): boolean {
  return !suspended && (verdict === 'reject' || (verdict === 'request-changes' && !voided));
}

/** The reviews of an edit, voided ones too, each with the level that it counts with at this moment. */
async function findReviews(tx: Tx, editId: number) {
  const reviews = await tx.review.findMany({
    where: { editId },
    orderBy: { id: 'asc' },
    include: { reviewer: { select: { ...STANDING, suspendedAt: true } } },
  });
  return reviews.map(
    ({ id, reviewerId, verdict, changes, voidedAt, createdAt, plan, ...given }) => ({
      ...{ id, reviewerId, plan },
      verdict: verdict as Verdict,
      improves: changes !== null,
      voided: voidedAt !== null,
      at: createdAt,
      trust: countedTrust(given.trust, given.reviewer),
      suspended: given.reviewer.suspendedAt !== null,
    }),
  );
}

const TAKEN = 'edit.taken-over';

/** Who ever took the edit over, and when it was answered or rebased: the log knows. Oldest first. */
function findActs(tx: Tx, editId: number) {
  return tx.logEntry.findMany({
    where: { editId, action: { in: [TAKEN, 'edit.answered', 'edit.rebased'] } },
    orderBy: { id: 'asc' },
    select: { action: true, actorId: true, at: true },
  });
}

/** The ports of the report that the edit changes, as they are by now; of a new one those that it proposes. */
async function standingPorts(tx: Tx, edit: Edit): Promise<Pick<Edit, 'portStart' | 'portEnd'>> {
  const { portStart, portEnd } = edit.changes as Fields;
  if (edit.subjectType !== 'report' || edit.subjectId === null) return edit;
  if (portStart === undefined && portEnd === undefined) return edit;
  const select = { portStart: true, portEnd: true } as const;
  return (await tx.report.findUnique({ where: { id: edit.subjectId }, select })) ?? edit;
}

async function isBehind(tx: Tx, edit: Edit): Promise<boolean> {
  if (edit.subjectId === null || edit.baseRevision === null) return false;
  return (await subjectRevision(tx, edit.subjectType, edit.subjectId)) > edit.baseRevision;
}

async function isReverted(tx: Tx, edit: Edit): Promise<boolean> {
  if (edit.state !== 'applied') return false;
  return (await tx.edit.count({ where: { revertsEditId: edit.id, ...STANDS } })) > 0;
}

/** Of those whose own the edit is, the moderators beside whom no other account acted as one lately. */
async function soleModerators(
  tx: Tx,
  edit: Edit,
  undoes: readonly string[],
  now: Date,
): Promise<string[]> {
  const own = [
    edit.authorId,
    ...(edit.takenOverById === null ? [] : [edit.takenOverById]),
    ...undoes,
  ];
  const users = await tx.user.findMany({
    where: { id: { in: own } },
    select: { id: true, ...STANDING },
  });
  const sole = [];
  for (const user of users)
    if (trustOf(user) >= TRUST.moderator && !(await othersModerate(tx, [user.id], now)))
      sole.push(user.id);
  return sole;
}

/** Whether any other account acted as a moderator lately. */
export async function othersModerate(tx: Tx, own: string[], now: Date): Promise<boolean> {
  const since = { gt: new Date(now.getTime() - MODERATOR_ACTIVE_MS) };
  const reviews = await tx.review.count({
    where: { reviewerId: { notIn: own }, trust: { gte: TRUST.moderator }, createdAt: since },
  });
  if (reviews > 0) return true;
  const acts = await tx.logEntry.count({
    where: {
      ...{ actorId: { not: null, notIn: own }, at: since },
      OR: [
        { action: { in: MODERATORS_ACTIONS } },
        {
          action: { in: ALSO_MODERATORS_ACTIONS },
          data: { path: ['by'], equals: AS_MODERATOR },
        },
        { action: 'edit.applied', data: { path: ['by'], equals: BULK_REVERT } },
      ],
    },
  });
  return acts > 0;
}
