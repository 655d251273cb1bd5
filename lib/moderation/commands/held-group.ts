import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/types';
import { prepareAct } from '@/lib/edits/commands/act-on-edit';
import { REVIEW } from '@/lib/edits/commands/review';
import { isBeside } from '@/lib/edits/rules/beside';
import { EDIT_INCLUDE, summaries } from '@/lib/edits/queries/summary';
import type { EditSummary } from '@/lib/edits/schema';
import { TRUST } from '@/lib/levels/levels';
import type { Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { GroupHeld, GroupVerdictBody } from '../group';
import { apartOf, findDeciding } from '../queries/group';
import { holdVerdict } from './held';

/**
 * Keeps one verdict for each of the edits, all with the same reason and the same ten seconds; each is proven by
 * itself and becomes a review of its own. What may not be decided together or not by this reviewer is refused by
 * itself, with the reason, and keeps nothing back. Of several about the same only the first is approved: what it
 * makes of the rest is known when it was given. Fails with `forbidden` for who is no reviewer.
 */
export async function holdTogether(
  tx: Tx,
  actor: Actor,
  { verdict, reason, edits }: GroupVerdictBody,
  now: Date,
): Promise<Result<GroupHeld>> {
  if (actor.trust < TRUST.reviewer) return failure('forbidden', { reason: 'needs-reviewer' });
  const ids = edits.map(({ id }) => id);
  const stored = await tx.edit.findMany({ where: { id: { in: ids } }, include: EDIT_INCLUDE });
  const shown = await summaries(tx, stored);
  const deciding = await findDeciding(tx);
  const group = randomUUID();
  const held: GroupHeld = { group, items: [], refused: [] };
  const approved: EditSummary[] = [];
  // In one order, whoever names them in which: nobody waits in a circle.
  for (const { id, ...seen } of inOrder(edits)) {
    const refuse = (code: string, why: string | null) =>
      held.refused.push({ edit: id, code, reason: why });
    const summary = shown.find((one) => one.id === id);
    const input = { verdict, reason, ...seen };
    // Who may not decide it at all is told that first.
    const proven = await prepareAct(tx, REVIEW, { actor, editId: id, input, now });
    if (!proven.ok) {
      refuse(proven.code, proven.reason ?? null);
      continue;
    }
    if (summary === undefined) continue;
    const asked = { viewer: actor, edit: proven.value.on.edit, is: summary, deciding };
    const isSecond = approved.some((one) => isBeside(one, summary));
    const apart = isSecond ? 'beside' : await apartOf(tx, asked, now);
    if (apart !== null) {
      refuse('forbidden', apart);
      continue;
    }
    const kept = await holdVerdict(tx, actor, id, input, now, group);
    if (!kept.ok) refuse(kept.code, kept.reason ?? null);
    else {
      held.items.push(kept.value);
      if (verdict === 'approve') approved.push(summary);
    }
  }
  return success(held);
}

/** Each edit once, as it was seen, by its number. */
function inOrder(edits: GroupVerdictBody['edits']): GroupVerdictBody['edits'] {
  return [...new Map(edits.map((seen) => [seen.id, seen])).values()].sort((a, b) => a.id - b.id);
}

/** Takes back what was given together and still waits. Fails as `takeBackVerdict` does. */
export async function takeBackTogether(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  group: string,
  now: Date,
): Promise<Result<{ readonly edits: readonly number[] }>> {
  const own = { groupId: group, reviewerId: actor.id };
  const waiting = { ...own, endedAt: null, dueAt: { gt: now } };
  const held = await tx.heldVerdict.findMany({ where: waiting, orderBy: { editId: 'asc' } });
  if (held.length === 0) {
    const was = await tx.heldVerdict.count({ where: own });
    return was > 0
      ? failure('stale', { reason: 'verdict-given' })
      : failure('not-found', { reason: 'no-such-verdict' });
  }
  await tx.heldVerdict.deleteMany({ where: { id: { in: held.map(({ id }) => id) } } });
  return success({ edits: held.map(({ editId }) => editId) });
}
