import { outcomeOf, type Outcome } from '@/lib/edits/rules/outcome';
import type { Tx } from '@/lib/platform/db';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { recomputeTrust } from '@/lib/trust/commands';
import { act } from './act';
import { applyEdit } from './apply';
import { judge } from './facts';

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
export async function settle(
  tx: Tx,
  edit: Edit,
  trigger: Trigger | null,
  now: Date,
): Promise<Edit> {
  const facts = await judge(tx, edit, now);
  const outcome = outcomeOf(facts, now);
  if (outcome.act === 'wait') return waitUntil(tx, edit, outcome.until);
  const after = await carryOut(tx, edit, outcome, trigger, now);
  // A decision may leave it waiting (conflicted, escalated): time has its say in that state too.
  if (after.state === 'applied') await followTrust(tx, after, now);
  const next = isWaiting(after) ? outcomeOf(await judge(tx, after, now), now) : null;
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
  if (outcome.act === 'reject')
    return end(tx, edit, 'rejected', { action: 'edit.rejected', actorId, reason, data }, now);
  if (outcome.act === 'expire')
    return end(tx, edit, 'expired', { action: 'edit.expired', actorId: null, reason: rule }, now);
  return act(
    tx,
    edit,
    { escalatedAt: now },
    { action: 'edit.escalated', actorId: null, reason: rule },
    now,
  );
}

/** Ends an edit without applying it. */
export function end(
  tx: Tx,
  edit: Edit,
  state: 'rejected' | 'expired' | 'withdrawn',
  entry: Parameters<typeof act>[3],
  now: Date,
): Promise<Edit> {
  return act(tx, edit, { state, dueAt: null, decidedAt: now, conflicts: [] }, entry, now);
}

/** An applied edit may raise its author; a revert may lower whose edit it undid. */
export async function followTrust(tx: Tx, edit: Edit, now: Date): Promise<void> {
  const undone =
    edit.revertsEditId === null
      ? null
      : await tx.edit.findUniqueOrThrow({
          where: { id: edit.revertsEditId },
          select: { authorId: true },
        });
  const authors = new Set([edit.authorId, ...(undone === null ? [] : [undone.authorId])]);
  for (const id of [...authors].sort()) await recomputeTrust(tx, id, now);
}
