import type { Viewer } from '@/lib/edits/policy';
import { WAITING_STATES } from '@/lib/edits/types';
import type { TrustLevel } from '@/lib/levels/levels';
import { DAY, SECOND } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { failure, type Failure } from '@/lib/platform/errors';
import { lockName } from '@/lib/platform/row-lock';
import { limitsOf, WAITING_COUNTS_FOR_DAYS } from '@/lib/trust/rules/limits';

/** What one account proposes or opens again comes one after another: the second finds what the first has done. */
export function lockProposals(tx: Tx, { id }: Viewer): Promise<void> {
  return lockName(tx, `proposals/${id}`);
}

/**
 * Why somebody may not have one more of their edits wait (workflow, "Who may what"); null where they may. The
 * caller holds `lockProposals`. Those that have waited for over a week are not their fault: of one that was opened again
 * that counts from then.
 */
export async function openEditsRefusal(
  tx: Tx,
  actor: Viewer,
  edit: { readonly id: number },
  now: Date,
): Promise<Failure<'rate-limited'> | null> {
  const { openEdits } = limitsOf(actor.trust as TrustLevel);
  if (openEdits === null) return null;
  const since = new Date(now.getTime() - WAITING_COUNTS_FOR_DAYS * DAY);
  const reopened = { action: 'edit.reopened', at: { gt: since } };
  const waiting = await tx.edit.findMany({
    where: {
      ...{ authorId: actor.id, state: { in: [...WAITING_STATES] }, id: { not: edit.id } },
      OR: [{ createdAt: { gt: since } }, { logEntries: { some: reopened } }],
    },
    select: {
      createdAt: true,
      logEntries: { where: reopened, orderBy: { id: 'desc' }, take: 1, select: { at: true } },
    },
  });
  if (waiting.length < openEdits) return null;
  const begun = waiting
    .map(({ createdAt, logEntries }) => (logEntries[0]?.at ?? createdAt).getTime())
    .sort((a, b) => a - b);
  // The one with which too few are left that count.
  const last = begun[waiting.length - openEdits] ?? now.getTime();
  const retryAfter = Math.max(1, Math.ceil((last - since.getTime()) / SECOND));
  return failure('rate-limited', { reason: 'too-many-open', retryAfter });
}
