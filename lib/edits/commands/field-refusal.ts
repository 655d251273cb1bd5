import { type AppliedRevert, LOCK_HORIZON_MS, lockedFields } from '@/lib/edits/rules/field-lock';
import type { Fields } from '@/lib/edits/types';
import type { Tx } from '@/lib/platform/db';
import { failure, type Failure } from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { TRUST } from '@/lib/levels/levels';
import { WAS_SELF_REVERT } from '@/lib/trust/queries';

/** An edit as far as it says what it sets: `base` has those fields as they were, null where it creates its subject. */
type Setting = Pick<Edit, 'subjectType' | 'subjectId'> & { readonly base?: unknown };

/**
 * Three reverts of one field within a day, and only reviewers touch it for a day: whatever brings such a field into an
 * edit, or leaves it there with words of its author's, is refused. `trust`: the level of whoever wrote the edit's words.
 */
export async function fieldRefusal(
  tx: Tx,
  trust: number,
  { subjectType, subjectId, base }: Setting,
  now: Date,
): Promise<Failure<'forbidden'> | null> {
  if (trust >= TRUST.reviewer || subjectId === null) return null;
  const since = new Date(now.getTime() - LOCK_HORIZON_MS);
  const reverts = await tx.edit.findMany({
    where: {
      ...{ subjectType, subjectId, state: 'applied' },
      ...{ revertsEditId: { not: null }, decidedAt: { gt: since } },
      // Whoever takes back their own, quarrels with nobody.
      NOT: WAS_SELF_REVERT,
    },
    select: { decidedAt: true, changes: true },
  });
  const applied = reverts.map(({ decidedAt, changes }): AppliedRevert => ({
    at: decidedAt ?? since,
    fields: Object.keys(changes as Fields),
  }));
  const touched = Object.keys(base ?? {});
  const fields = lockedFields(applied, now).filter((name) => touched.includes(name));
  return fields.length === 0
    ? null
    : failure('forbidden', { reason: 'field-locked', detail: { fields } });
}
