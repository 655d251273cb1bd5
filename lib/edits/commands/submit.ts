import type { Viewer } from '@/lib/edits/policy';
import { editRecord } from '@/lib/edits/kinds/kind';
import { findLockOnProposal } from '@/lib/edits/queries/touched';
import { kindOf } from '@/lib/edits/registry';
import type { Proposal } from '@/lib/edits/schema';
import type { Fields } from '@/lib/edits/types';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import type { Tx } from '@/lib/platform/db';
import {
  failure,
  type Failure,
  type FailureCode,
  type Result,
  success,
} from '@/lib/platform/errors';
import type { Edit } from '@/lib/platform/generated/prisma/client';
import { keepsOut } from '@/lib/locks/rules';
import { takeAsProposal } from '@/lib/trust/limit';
import { applyEdit } from './apply';
import { lockRefusal } from './act-on-edit';
import { keepPlan } from './change-edit';
import { fieldRefusal } from './field-refusal';
import { lockProposals, openEditsRefusal } from './open-edits';
import { findWaitingBeside, proposeEdit } from './propose';
import { followTrust } from './decide';

/** Failures that come before the question who may; a conflict with others comes after it. */
const FOUND_NOTHING: readonly FailureCode[] = ['invalid', 'not-found'];

/**
 * A person proposes: `proposeEdit` within their limits, in the caller's transaction, which must be
 * rolled back where this fails; what its kind lets pass at once (a revert of one's own edit) is applied.
 * Fails besides with `forbidden` (a moderator has locked the subject, or a field is locked after three
 * reverts), `duplicate` (the same of theirs waits already) and `rate-limited`.
 */
export async function submitEdit(
  tx: Tx,
  actor: Viewer,
  proposal: Proposal,
  now: Date,
): Promise<Result<Edit>> {
  await lockProposals(tx, actor);
  const proposed = await proposeEdit(tx, actor, proposal, now);
  if (!proposed.ok && FOUND_NOTHING.includes(proposed.code)) return proposed;
  const lock = await findLockOnProposal(tx, proposal, now);
  if (lock !== null && keepsOut(lock, actor.trust)) return lockRefusal(lock);
  if (!proposed.ok) return proposed;
  const edit = proposed.value;
  const refusal =
    (await fieldRefusal(tx, actor.trust, edit, now)) ??
    (await twinRefusal(tx, edit)) ??
    (await limitRefusal(tx, actor, edit, now));
  if (refusal !== null) return refusal;
  const by = await kindOf(proposal.kind).atOnce?.(tx, actor, editRecord(edit), now);
  if (by == null) return success(await keepPlan(tx, edit, now));
  const applied = await applyEdit(tx, edit, { actorId: actor.id, reason: edit.note, by }, now);
  if (applied.state === 'applied') await followTrust(tx, applied, now);
  return success(applied);
}

/** One's own proposal of the same that waits already: sent twice it is one. */
async function twinRefusal(tx: Tx, edit: Edit): Promise<Failure<'duplicate'> | null> {
  const waiting = await findWaitingBeside(tx, edit);
  const twin = waiting.find((other) => isDeepEqual(said(other), said(edit)));
  return twin === undefined
    ? null
    : failure('duplicate', { reason: 'already-proposed', detail: { edit: twin.id } });
}

/** What a proposal says: of evidence not on which day it was looked at, which is today's where none is named. */
function said({ changes }: { readonly changes: unknown }): Fields {
  const { evidence, ...rest } = changes as Fields;
  if (!Array.isArray(evidence)) return rest;
  const pieces = (evidence as Fields[]).map(({ checkedOn: _, ...piece }) => piece);
  return { ...rest, evidence: pieces };
}

/** Proposals an hour, and edits that wait at once. */
async function limitRefusal(
  tx: Tx,
  actor: Viewer,
  edit: Edit,
  now: Date,
): Promise<Failure<'rate-limited'> | null> {
  const taken = await takeAsProposal(tx, 'proposals', actor, now);
  if (!taken.ok) return taken;
  return openEditsRefusal(tx, actor, edit, now);
}
