import type { Plan } from '@/lib/edits/kinds/kind';
import { isUnansweredRejection, ofPlan, outcomeOf, type Outcome } from '@/lib/edits/rules/outcome';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { recomputeTrust } from '@/lib/trust/commands';
import { TRUST } from '@/lib/levels/levels';
import type { JudgedEdit } from '@/lib/edits/policy';
import { findUndoneEdits } from '@/lib/edits/kinds/writers';
import { loadEditFacts } from '@/lib/edits/queries/edit-facts';
import { hashesOfPlan } from '@/lib/edits/queries/plan';
import { applyEdit, planToApply } from './apply';
import { changeEdit, ended } from './change-edit';

/** The act that may have completed a decision, in the actor's words; none where only time has passed. */
export interface Trigger {
  readonly actorId: string;
  readonly reason: string;
}

type Doing = Exclude<Outcome, { act: 'wait' }>;

/** By outcome and rule: `.time` where it waited for a time to pass. */
const RULE_REASONS: Readonly<Record<string, string>> = {
  'apply.absence':
    'Nobody reviewed it for seven days; it only adds, has a primary source and nothing speaks against it.',
  'apply.moderator': 'A moderator had approved it.',
  'apply.own-moderator': 'A moderator had approved it.',
  'apply.reviewers': 'Two reviewers had agreed.',
  'apply.reviewers.time': 'Two reviewers agree and its time has passed.',
  'reject.moderator': 'A moderator had rejected it.',
  'reject.own-moderator': 'A moderator had rejected it.',
  'reject.reviewers': 'Two reviewers had rejected it.',
  'reject.reviewers.time':
    'Two reviewers rejected it and its author did not answer within 72 hours.',
  expire: 'Its time ran out without a decision.',
  escalate: 'Nobody decided it for seven days.',
};

/**
 * Asks the rules what is to happen with an edit and does it, in the caller's transaction, the edit's
 * row being locked: apply, reject, escalate, expire, or note when time will next have a say. Answers
 * the edit as it is then.
 */
export async function decide(
  tx: Tx,
  edit: Edit,
  trigger: Trigger | null,
  now: Date,
): Promise<Edit> {
  if (!isWaiting(edit)) return edit;
  const facts = await loadEditFacts(tx, edit, now);
  const outcome = outcomeOf(facts, now);
  if (outcome.act === 'wait') return waitUntil(tx, edit, outcome.until);
  const plan = outcome.act === 'apply' ? await planToApply(tx, edit, now) : undefined;
  const fallen = await endOldApprovals(tx, { edit, facts, outcome, plan }, now);
  if (fallen !== null) return decide(tx, fallen, trigger, now);
  const by = attributionOf(facts, outcome, trigger);
  const after = await carryOut(tx, edit, { ...outcome, ...by, plan }, now);
  // A decision may leave it waiting (conflicted, escalated): time has its say in that state too.
  if (after.state === 'applied') await followTrust(tx, after, now);
  const next = isWaiting(after) ? outcomeOf(await loadEditFacts(tx, after, now), now) : null;
  return next?.act === 'wait' ? waitUntil(tx, after, next.until) : after;
}

const OLD_APPROVALS =
  'What applying it would write has changed since it was approved: earlier approvals do not count any more.';

/**
 * An approval is of what applying the edit would have written then (decision 51). Where the outcome rests on one of
 * something else, it does not count any more, and whoever gave it looks again: answers the edit as it is then. Null
 * where the outcome holds.
 */
async function endOldApprovals(
  tx: Tx,
  { edit, facts, outcome, plan }: { edit: Edit; facts: JudgedEdit; outcome: Doing; plan?: Plan },
  now: Date,
): Promise<Edit | null> {
  if (plan?.ok !== true || outcome.act !== 'apply') return null;
  const present = await hashesOfPlan(tx, edit, plan);
  const without = outcomeOf(ofPlan(facts, present), now);
  if (without.act === 'apply' && without.by === outcome.by) return null;
  const ended = await tx.review.updateManyAndReturn({
    where: {
      ...{ editId: edit.id, verdict: 'approve', voidedAt: null },
      OR: [{ plan: null }, { plan: { notIn: [...present] } }],
    },
    data: { voidedAt: now },
    select: { id: true },
  });
  const entry = {
    ...({ action: 'edit.approvals-ended', actorId: null, reason: OLD_APPROVALS } as const),
    data: { reviews: ended.map(({ id }) => id) },
  };
  return changeEdit(tx, edit, {}, entry, now);
}

function isWaiting(edit: Edit): boolean {
  return edit.decidedAt === null;
}

async function waitUntil(tx: Tx, edit: Edit, until: Date): Promise<Edit> {
  if (edit.dueAt?.getTime() === until.getTime()) return edit;
  return tx.edit.update({ where: { id: edit.id }, data: { dueAt: until } });
}

/** Who decided it and why, for the log. */
interface Attribution {
  readonly actorId: string | null;
  readonly reason: string;
}

/**
 * Whose decision it is: that of the verdict that completed it, in its words. Where another act let an earlier verdict
 * count (a rebase, a time that passed), a moderator's is theirs still; of reviewers nobody alone decided.
 */
function attributionOf(facts: JudgedEdit, outcome: Doing, trigger: Trigger | null): Attribution {
  const rule = ruleReason(facts, outcome);
  if (!('by' in outcome)) return { actorId: null, reason: rule };
  const verdict = outcome.act === 'apply' ? 'approve' : 'reject';
  const agreeing = facts.reviews.filter((review) => review.verdict === verdict);
  const isAlone = outcome.by === 'moderator' || outcome.by === 'own-moderator';
  const theirs = isAlone ? agreeing.filter(({ trust }) => trust >= TRUST.moderator) : agreeing;
  const isTrigger = theirs.some(({ reviewerId }) => reviewerId === trigger?.actorId);
  if (trigger !== null && isTrigger) return { ...trigger, reason: inFull(outcome, trigger.reason) };
  const newest = [...theirs].sort((a, b) => b.at.getTime() - a.at.getTime())[0];
  const actorId = isAlone ? (newest?.reviewerId ?? null) : null;
  return { actorId, reason: inFull(outcome, rule) };
}

/** Said in the log, because it is the one case in which nobody else looked. */
function inFull(outcome: Doing, reason: string): string {
  return 'by' in outcome && outcome.by === 'own-moderator'
    ? `${reason} (Decided by its own author, the only active moderator.)`
    : reason;
}

function ruleReason(facts: JudgedEdit, outcome: Doing): string {
  const waited = outcome.act === 'apply' ? facts.destructive : isUnansweredRejection(facts);
  const rule = 'by' in outcome ? `${outcome.act}.${outcome.by}` : outcome.act;
  const reason = (waited ? RULE_REASONS[`${rule}.time`] : undefined) ?? RULE_REASONS[rule];
  if (reason === undefined) throw new TypeError(`no reason is known for ${rule}`);
  return reason;
}

type Carried = Doing & Attribution & { readonly plan?: Plan | undefined };

function carryOut(tx: Tx, edit: Edit, outcome: Carried, now: Date): Promise<Edit> {
  const { actorId, reason, plan } = outcome;
  const by = 'by' in outcome ? outcome.by : undefined;
  const data = by === undefined ? {} : { by };
  if (outcome.act === 'apply') {
    return applyEdit(
      tx,
      edit,
      { actorId, reason, by: outcome.by, unreviewed: outcome.by === 'absence' },
      now,
      plan,
    );
  }
  if (outcome.act === 'reject') {
    const entry = { action: 'edit.rejected', actorId, reason, data } as const;
    return changeEdit(tx, edit, ended('rejected', now), entry, now);
  }
  if (outcome.act === 'expire') {
    const entry = { action: 'edit.expired', actorId, reason } as const;
    return changeEdit(tx, edit, ended('expired', now), entry, now);
  }
  const entry = { action: 'edit.escalated', actorId, reason } as const;
  return changeEdit(tx, edit, { escalatedAt: now }, entry, now);
}

/** An applied edit may raise its author; a revert may lower whose edit it undid, or raise whose it brings back. */
export async function followTrust(tx: Tx, edit: Edit, now: Date): Promise<void> {
  const undone = await findUndoneEdits(tx, edit.revertsEditId);
  const authors = new Set([edit.authorId, ...undone.map(({ authorId }) => authorId)]);
  for (const id of [...authors].sort()) await recomputeTrust(tx, id, now);
}
