import { leavesNothing } from '@/lib/edits/kinds/base';
import { editRecord } from '@/lib/edits/kinds/kind';
import { kindOf } from '@/lib/edits/registry';
import { isOfPlan } from '@/lib/edits/rules/outcome';
import { countedTrust } from '@/lib/edits/rules/counted-trust';
import type { QueueItem } from '@/lib/edits/queue';
import type { EditKind } from '@/lib/edits/types';
import { TRUST, trustOf } from '@/lib/levels/levels';
import { db, type Tx } from '@/lib/platform/db';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { compareWithPresent } from './diff';
import { lookAhead } from './plan';
import { EDIT_INCLUDE, summaries } from './summary';

const VERDICT = {
  verdict: true,
  plan: true,
  trust: true,
  reviewer: { select: { role: true, earnedTrust: true, suspendedAt: true } },
} satisfies Prisma.ReviewSelect;

const AUTHOR = { select: { handle: true, role: true, earnedTrust: true } };
const INCLUDE = {
  ...EDIT_INCLUDE,
  author: AUTHOR,
  claim: true,
  reviews: { where: { voidedAt: null }, select: VERDICT },
} as const;

function mayStillGive(review: Prisma.ReviewGetPayload<{ select: typeof VERDICT }>): boolean {
  return countedTrust(review.trust, review.reviewer) >= TRUST.reviewer;
}

/** The edits with these numbers as the queue lists them, in the order of the numbers. */
export async function findQueueItems(
  viewer: { readonly id: string },
  ids: readonly number[],
  now: Date,
): Promise<QueueItem[]> {
  const stored = await db().edit.findMany({ where: { id: { in: [...ids] } }, include: INCLUDE });
  const shown = await summaries(db(), stored);
  const flagged = await findFlagged(ids);
  const items = await Promise.all(
    shown.map(async (summary, at): Promise<QueueItem[]> => {
      const edit = stored[at];
      if (edit === undefined) return [];
      const given = edit.reviews.filter(mayStillGive);
      // Of what nobody approved the plan is not asked.
      const isApproved = given.some(({ verdict }) => verdict === 'approve');
      const plans = isApproved ? await lookAhead(db(), edit, now).hashes() : [];
      const verdicts = given
        .filter((review) => isOfPlan(review, plans))
        .map(({ verdict }) => verdict);
      const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
      const item = {
        ...summary,
        fields: Object.keys(edit.changes as object),
        approvals: count('approve'),
        rejections: count('reject'),
        authorTrust: trustOf(edit.author),
        flagged: flagged.has(edit.id),
        conflict: await isInConflict(db(), edit, now),
        claimed:
          edit.claim !== null && edit.claim.reviewerId !== viewer.id && edit.claim.until > now,
      };
      return [item];
    }),
  );
  const found = items.flat();
  return ids.flatMap((id) => found.find((item) => item.id === id) ?? []);
}

async function findFlagged(ids: readonly number[]): Promise<Set<number>> {
  const flags = await db().flag.findMany({
    where: { subjectType: 'edit', subjectId: { in: ids.map(String) }, state: 'open' },
    select: { subjectId: true },
  });
  return new Set(flags.map(({ subjectId }) => Number(subjectId)));
}

/** Whether approving it would send it back: it disagrees with what stands now, or what it says is there. */
export async function isInConflict(tx: Tx, edit: Edit, now: Date): Promise<boolean> {
  if (edit.subjectId === null) {
    const record = editRecord(edit);
    return (await kindOf(record.kind).isThere?.(tx, record)) ?? false;
  }
  const kind = kindOf(edit.kind as EditKind);
  if (!kind.rebaseable) return false;
  const sides = await compareWithPresent(tx, edit, now);
  if (sides === null) return false;
  const { merged: fields, theirs, conflicts } = sides;
  return conflicts.length > 0 || leavesNothing({ fields, theirs, conflicts }, kind.marks);
}
