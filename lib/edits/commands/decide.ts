import { outcomeOf, type Outcome } from '@/lib/edits/rules/outcome';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { recomputeTrust } from '@/lib/trust/commands';
import { loadEditFacts } from '@/lib/edits/queries/edit-facts';
import { applyEdit } from './apply';
import { changeEdit, ended } from './change-edit';

/** The act that may have completed a decision, in the actor's words; none where only time has passed. */
export interface Trigger {
  readonly actorId: string;
  readonly reason: string;
}

type Doing = Exclude<Outcome, { act: 'wait' }>;

const RULE_REASONS: Readonly<Record<string, string>> = {
  'apply.absence':
    'Nobody reviewed it for seven days; it only adds, has a primary source and nothing speaks against it.',
  'apply.reviewers': 'Two reviewers agree and its time has passed.',
  'reject.reviewers': 'Two reviewers rejected it and its author did not answer within 72 hours.',
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
  const outcome = outcomeOf(await loadEditFacts(tx, edit, now), now);
  if (outcome.act === 'wait') return waitUntil(tx, edit, outcome.until);
  const after = await carryOut(tx, edit, outcome, trigger, now);
  // A decision may leave it waiting (conflicted, escalated): time has its say in that state too.
  if (after.state === 'applied') await followTrust(tx, after, now);
  const next = isWaiting(after) ? outcomeOf(await loadEditFacts(tx, after, now), now) : null;
  return next?.act === 'wait' ? waitUntil(tx, after, next.until) : after;
}

function isWaiting(edit: Edit): boolean {
  return edit.decidedAt === null;
}

async function waitUntil(tx: Tx, edit: Edit, until: Date): Promise<Edit> {
  if (edit.dueAt?.getTime() === until.getTime()) return edit;
  return tx.edit.update({ where: { id: edit.id }, data: { dueAt: until } });
}

function carryOut(
  tx: Tx,
  edit: Edit,
  outcome: Doing,
  trigger: Trigger | null,
  now: Date,
): Promise<Edit> {
  const by = 'by' in outcome ? outcome.by : undefined;
  const rule =
    RULE_REASONS[by === undefined ? outcome.act : `${outcome.act}.${by}`] ?? 'Decided by rule.';
  const said = trigger?.reason ?? rule;
  // Said in the log, because it is the one case in which nobody else looked.
  const reason =
    by === 'own-moderator'
      ? `${said} (Decided by its own author, the only active moderator.)`
      : said;
  const actorId = trigger?.actorId ?? null;
  const data = by === undefined ? {} : { by };
  if (outcome.act === 'apply') {
    return applyEdit(
      tx,
      edit,
      { actorId, reason, by: outcome.by, unreviewed: outcome.by === 'absence' },
      now,
    );
  }
  if (outcome.act === 'reject') {
    const entry = { action: 'edit.rejected', actorId, reason, data } as const;
    return changeEdit(tx, edit, ended('rejected', now), entry, now);
  }
  if (outcome.act === 'expire') {
    const entry = { action: 'edit.expired', actorId: null, reason: rule } as const;
    return changeEdit(tx, edit, ended('expired', now), entry, now);
  }
  const entry = { action: 'edit.escalated', actorId: null, reason: rule } as const;
  return changeEdit(tx, edit, { escalatedAt: now }, entry, now);
}

/** An applied edit may raise its author; a revert may lower whose edit it undid, or raise whose it brings back. */
export async function followTrust(tx: Tx, edit: Edit, now: Date): Promise<void> {
  const authors = new Set([edit.authorId]);
  for (let undone = edit.revertsEditId; undone !== null;) {
    const { authorId, revertsEditId } = await tx.edit.findUniqueOrThrow({
      where: { id: undone },
      select: { authorId: true, revertsEditId: true },
    });
    authors.add(authorId);
    undone = revertsEditId;
  }
  for (const id of [...authors].sort()) await recomputeTrust(tx, id, now);
}
