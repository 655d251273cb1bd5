import { kindOf } from '@/lib/edits/registry';
import type { EditKind, Fields, Verdict } from '@/lib/edits/types';
import { findPlanHash } from '@/lib/edits/queries/plan';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { fieldError } from '@/lib/platform/error-codes';
import { failure, type Result, success } from '@/lib/platform/errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import type { Tx } from '@/lib/platform/db';
import { notifyProfile } from './apply';
import type { ActInput, ActOn, Change, EditAct } from './act-on-edit';
import { asProposed, type ContentColumns, validateAgain } from './propose';

/** One reviewer's verdict as forms and the API send it. */
export interface ReviewInput extends ActInput {
  readonly verdict: Verdict;
  readonly reason: string;
  /** With approve: fields the reviewer improves first. */
  readonly changes?: Fields | undefined;
  /** With reject, of a new report: later batches may not bring the same again. */
  readonly neverAgain?: boolean | undefined;
  /** The version of the edit that the reviewer saw: a verdict is of what was seen. */
  readonly version: number;
  /** With approve: the `plan` of the edit that they saw; where it is left out, the present one is meant. */
  readonly plan?: string | undefined;
}

/**
 * A reviewer's verdict. A reviewer who reviews again replaces their earlier verdict, which stays on
 * record. An improvement voids the approvals of others too: they did not see what it says now. An approval keeps
 * what applying the edit would write (decision 51). Fails with `stale` where that is not what was seen, and besides as
 * `validateAgain` does (an improvement).
 */
export const REVIEW: EditAct<ReviewInput> = {
  action: ({ verdict, changes }) =>
    verdict === 'approve' && changes !== undefined ? 'improve' : verdict,
  async change(tx, on) {
    const { actor, ahead, edit, input, now } = on;
    const plans = input.verdict === 'approve' ? await ahead.hashes() : [];
    if (input.plan !== undefined && plans.length > 0 && !plans.includes(input.plan)) {
      const { version, state } = edit;
      return failure('stale', { reason: 'edit-changed', detail: { version, state } });
    }
    const improved = await improvement(tx, on);
    if (!improved.ok) return improved;
    const { verdict, reason, changes, neverAgain = false } = input;
    if (neverAgain && !kindOf(edit.kind as EditKind).refusable)
      return failure('invalid', { errors: [fieldError('neverAgain', 'rejection_only')] });
    await notifyProfile(tx, actor.id);
    const plan =
      improved.value === null
        ? (plans[0] ?? null)
        : await findPlanHash(tx, { ...edit, ...improved.value } as Edit, now);
    const own = { reviewerId: actor.id };
    return success({
      data: {
        ...(improved.value === null ? {} : { ...improved.value, plan }),
        ...(verdict === 'request-changes' ? { state: 'changes-requested' } : {}),
      },
      entry: entryOf(on),
      voids: improved.value === null ? own : { OR: [own, { verdict: 'approve' }] },
      verdict: {
        ...{ verdict, reason, neverAgain, createdAt: now, plan },
        ...(improved.value === null ? {} : { changes: changes as Prisma.InputJsonObject }),
      },
    });
  },
};

/** What an approval is of; null for other verdicts. */
export async function seenPlan({ ahead, input }: ActOn<ReviewInput>): Promise<string | null> {
  return input.verdict === 'approve' ? ((await ahead.hashes())[0] ?? null) : null;
}

/** The edit's content with the reviewer's fields in it; null where they left it as it is. */
async function improvement(
  tx: Tx,
  { edit, actor, input, now }: ActOn<ReviewInput>,
): Promise<Result<ContentColumns | null>> {
  const { verdict, changes } = input;
  if (verdict !== 'approve' || changes === undefined) return success(null);
  const proposed = await asProposed(tx, edit, edit.changes as Fields, edit.baseRevision);
  const improved = await validateAgain(tx, edit, { ...proposed, ...changes }, actor.trust, now);
  // Nothing put right is an approval and no more.
  return improved.ok && isDeepEqual(improved.value.changes, edit.changes)
    ? success(null)
    : improved;
}

/** An improvement's entry keeps what the author had proposed in those fields. */
function entryOf({
  edit,
  input: { verdict, reason, changes, neverAgain },
}: ActOn<ReviewInput>): Change['entry'] {
  const action = verdict === 'request-changes' ? 'edit.changes-requested' : 'edit.reviewed';
  if (changes === undefined || verdict !== 'approve') {
    const data = { verdict, ...(neverAgain === true ? { neverAgain } : {}) };
    return { action, reason, data };
  }
  const proposed = edit.changes as Fields;
  const before = Object.fromEntries(
    Object.keys(changes).map((name) => [name, proposed[name] ?? null]),
  );
  return { action, reason, data: { verdict, improved: before } };
}
