import { subjectRevision } from '@/lib/edits/kinds/base';
import { editRecord } from '@/lib/edits/kinds/kind';
import type { JudgedEdit } from '@/lib/edits/policy';
import { findLockOnEdit } from '@/lib/edits/queries/touched';
import { claimsVeryManyPorts } from '@/lib/edits/kinds/weight';
import { kindOf } from '@/lib/edits/registry';
import { countedTrust } from '@/lib/edits/rules/counted-trust';
import type { EditState, Fields, Verdict } from '@/lib/edits/types';
import { DAY } from '@/lib/platform/clock';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import type { ReportCreate, ReportUpdate, SoftwareChoice } from '@/lib/reports/changes';
import type { ReportContent } from '@/lib/reports/content';
import { isPrimary, type OwnPlaces } from '@/lib/reports/rules/primary';
import { domainsOf, resolveName, resolveSlug } from '@/lib/software/commands';
import { STANDS } from '@/lib/trust/queries';
import { TRUST, trustOf } from '@/lib/levels/levels';

/** A moderator who did nothing as one for so long is not active (workflow, "An edit lives"). */
export const MODERATOR_ACTIVE_MS = 30 * DAY;

/** What only moderators do, besides deciding edits. */
const MODERATORS_ACTIONS = [
  'role.set',
  'account.suspended',
  'account.restored',
  'flag.closed',
  'appeal.decided',
  'subject.locked',
  'subject.unlocked',
  'namespace.accepted',
  'namespace.refused',
];

const STANDING = { role: true, earnedTrust: true } as const;

/** Everything that rules and policy read of an edit. */
export async function loadEditFacts(tx: Tx, edit: Edit, now: Date): Promise<JudgedEdit> {
  const record = editRecord(edit);
  const kind = kindOf(record.kind);
  const reviews = await findReviews(tx, edit.id);
  const author = await tx.user.findUniqueOrThrow({
    where: { id: edit.authorId },
    select: STANDING,
  });
  const flags = await tx.flag.count({
    where: { subjectType: 'edit', subjectId: String(edit.id), state: 'open' },
  });
  const adds = kind.onlyAdds(record);
  const improvements = reviews.filter(({ improves }) => improves);
  const counted = reviews.filter(({ trust }) => trust >= TRUST.reviewer);
  return {
    state: edit.state as EditState,
    authorId: edit.authorId,
    takenOverById: edit.takenOverById,
    takers: await findTakers(tx, edit.id),
    improvers: improvements.map(({ reviewerId }) => reviewerId),
    authorTrust: trustOf(author),
    createdAt: edit.createdAt,
    authorActedAt: edit.authorActedAt,
    improvedAt: improvements.at(-1)?.at ?? null,
    lastActAt: edit.updatedAt,
    escalated: edit.escalatedAt !== null,
    destructive: kind.isDestructive(record),
    needsModerator: claimsVeryManyPorts(edit.changes as Fields, await standingPorts(tx, edit)),
    onlyAdds: adds,
    primarySource: adds && (await bringsPrimarySource(tx, edit, improvements)),
    flagged: flags > 0,
    inBatch: edit.batchId !== null,
    soleModerators: await soleModerators(tx, edit, now),
    firstRejectionAt: counted.find(({ verdict }) => verdict === 'reject')?.at ?? null,
    reviews: counted.filter(({ voided }) => !voided),
    rebaseable: edit.subjectId !== null && kind.rebaseable,
    behind: await isBehind(tx, edit),
    reverted: await isReverted(tx, edit),
    lock: await findLockOnEdit(tx, edit, now),
  };
}

/** The reviews of an edit, voided ones too, each with the level that it counts with at this moment. */
async function findReviews(tx: Tx, editId: number) {
  const reviews = await tx.review.findMany({
    where: { editId },
    orderBy: { id: 'asc' },
    include: { reviewer: { select: { ...STANDING, suspendedAt: true } } },
  });
  return reviews.map(({ reviewerId, verdict, changes, voidedAt, createdAt, ...given }) => ({
    reviewerId,
    verdict: verdict as Verdict,
    improves: changes !== null,
    sets: Object.keys((changes ?? {}) as Fields),
    voided: voidedAt !== null,
    at: createdAt,
    trust: countedTrust(given.trust, given.reviewer),
  }));
}

/** Everybody who ever took the edit over: the log knows. */
async function findTakers(tx: Tx, editId: number): Promise<string[]> {
  const entries = await tx.logEntry.findMany({
    where: { editId, action: 'edit.taken-over' },
    select: { actorId: true },
  });
  return entries.flatMap(({ actorId }) => actorId ?? []);
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

/** Of the author and whoever took the edit over, the moderators beside whom no other account acted as one lately. */
async function soleModerators(tx: Tx, edit: Edit, now: Date): Promise<string[]> {
  const own = [edit.authorId, ...(edit.takenOverById === null ? [] : [edit.takenOverById])];
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
    where: { actorId: { not: null, notIn: own }, action: { in: MODERATORS_ACTIONS }, at: since },
  });
  return acts > 0;
}

/**
 * Whether the edit brings evidence, beyond what stood there, that counts as primary on the software it speaks of. A tick does where another
 * reviewer has put the evidence right: nobody vouches for their own.
 */
async function bringsPrimarySource(
  tx: Tx,
  edit: Edit,
  improvements: Awaited<ReturnType<typeof findReviews>>,
): Promise<boolean> {
  const { evidence = [] } = edit.changes as unknown as Partial<ReportCreate> & ReportUpdate;
  const vouchedFor = improvements.some(
    ({ sets, trust, voided, at }) =>
      sets.includes('evidence') &&
      trust >= TRUST.reviewer &&
      // What its author wrote since, nobody has put right.
      (!voided || at > edit.authorActedAt),
  );
  const places = await proposedPlaces(tx, edit);
  const stood = ((edit.base ?? {}) as Partial<ReportContent>).evidence ?? [];
  const brought = evidence.filter((piece) => !stood.some((known) => isDeepEqual(known, piece)));
  return brought.some(
    ({ kind, url = null, supports = true, ticked = false }) =>
      supports && isPrimary({ kind, url: url ?? null, ticked: ticked && vouchedFor }, places),
  );
}

/** Where the software that a report's edit speaks of publishes: its entry's places, or those a new entry will have. */
export async function proposedPlaces(tx: Tx, edit: Edit): Promise<OwnPlaces> {
  const { software: choice } = edit.changes as { readonly software?: SoftwareChoice };
  const select = { domains: true, repositories: true } as const;
  if (choice === undefined) {
    const report = await tx.report.findUnique({
      where: { id: edit.subjectId ?? 0 },
      select: { software: { select } },
    });
    return report?.software ?? { domains: [], repositories: [] };
  }
  const known =
    'slug' in choice ? await resolveSlug(tx, choice.slug) : await resolveName(tx, choice.name);
  if (known !== null) return tx.software.findUniqueOrThrow({ where: { id: known.id }, select });
  return { domains: 'name' in choice ? domainsOf(choice.homepage) : [], repositories: [] };
}
