import { holdAccount, lockRow } from '@/lib/platform/row-lock';
import { actionsFor, type EditAction, type JudgedEdit, type Viewer } from '@/lib/edits/policy';
import { loadEditFacts } from '@/lib/edits/queries/edit-facts';
import { type Ahead, lookAhead } from '@/lib/edits/queries/plan';
import type { LockView } from '@/lib/locks/schema';
import { HOUR } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import { failure, type Failure, type Result, success } from '@/lib/platform/errors';
import type { Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { takeFromLimit } from '@/lib/platform/limits';
import { type ActEntry, changeEdit, keepPlan } from './change-edit';
import { decide } from './decide';

/** What somebody sends for an act. */
export interface ActInput {
  /** The version of the edit that they saw; where it is left out, any will do. */
  readonly version?: number | undefined;
}

/** One act on one edit, as it is asked for. */
export interface ActCall<Input extends ActInput> {
  readonly actor: Viewer;
  readonly editId: number;
  readonly input: Input;
  readonly now: Date;
}

/** The same with the edit, its row locked. */
export interface ActOn<Input extends ActInput> extends ActCall<Input> {
  readonly edit: Edit;
  readonly facts: JudgedEdit;
  /** What applying the edit as it was before the act would do. */
  readonly ahead: Ahead;
}

/** What an act makes of the edit. */
export interface Change {
  /** Columns of the edit; where its words are new its plan is found, unless it is among them. */
  readonly data: Prisma.EditUncheckedUpdateInput;
  /** Its entry in the log. */
  readonly entry: Omit<ActEntry, 'actorId'>;
  /** Reviews that do not count any more. None where it is left out, all of the edit's where it is empty. */
  readonly voids?: Prisma.ReviewWhereInput;
  /** The verdict that it gives. */
  readonly verdict?: Omit<Prisma.ReviewUncheckedCreateInput, 'editId' | 'reviewerId' | 'trust'>;
}

/** A kind of act: what the policy calls it, and what it does. All else is the same for all of them. */
export interface EditAct<Input extends ActInput> {
  action(input: Input): EditAction;
  change(tx: Tx, on: ActOn<Input>): Promise<Result<Change>> | Result<Change>;
}

/** An act that may be done: on what, and what it makes of it. */
interface Prepared<Input extends ActInput> {
  readonly on: ActOn<Input>;
  readonly change: Change;
}

/** Each act makes another version, and whoever was about to decide looks again: nobody keeps others at that. */
const ACTS_PER_HOUR = 20;

/**
 * One act on one edit, in the caller's transaction. The edit's row is locked, so that of two at once the
 * second sees what the first did; the policy is asked; the version that the actor saw must be the
 * present one; the change is made and logged; and where it completes a decision, that is carried out.
 * Fails with `not-found`, `forbidden` (with the policy's reason), `stale`, `rate-limited`, or as the act itself does.
 * Answers the edit as it is then.
 */
export async function actOnEdit<Input extends ActInput>(
  tx: Tx,
  act: EditAct<Input>,
  call: ActCall<Input>,
): Promise<Result<Edit>> {
  const prepared = await prepareAct(tx, act, call);
  if (!prepared.ok) return prepared;
  const { actor, now } = call;
  const { edit } = prepared.value.on;
  const taken = await takeFromLimit(tx, `acts:${actor.id}:${edit.id}`, ACTS_PER_HOUR, HOUR, now);
  if (!taken.ok) return taken;
  const { data, entry, voids, verdict } = prepared.value.change;
  if (voids !== undefined) await voidReviews(tx, edit.id, voids, now);
  if (verdict !== undefined) {
    const reviewer = { reviewerId: actor.id, trust: actor.trust };
    await tx.review.create({ data: { ...verdict, ...reviewer, editId: edit.id } });
  }
  const changed = await changeEdit(tx, edit, data, { ...entry, actorId: actor.id }, now);
  const isUnplanned = 'changes' in data && !('plan' in data);
  const after = isUnplanned ? await keepPlan(tx, changed, now) : changed;
  const trigger = verdict === undefined ? null : { actorId: actor.id, reason: entry.reason };
  return success(await decide(tx, after, trigger, now));
}

/** Proves an act as `actOnEdit` does, and changes nothing. */
export async function prepareAct<Input extends ActInput>(
  tx: Tx,
  act: EditAct<Input>,
  call: ActCall<Input>,
): Promise<Result<Prepared<Input>>> {
  const { actor, editId, input, now } = call;
  const edit = await lockEdit(tx, editId);
  if (edit === null) return failure('not-found', { reason: 'no-such-edit' });
  const ahead = lookAhead(tx, edit, now);
  const facts = await loadEditFacts(tx, edit, now, ahead);
  const refusal =
    denied(actionsFor(actor, facts, now)[act.action(input)], edit, facts) ??
    outdated(input.version, edit);
  if (refusal !== null) return refusal;
  const on = { ...call, edit, facts, ahead };
  const changed = await act.change(tx, on);
  return changed.ok ? success({ on, change: changed.value }) : changed;
}

/**
 * The edit, its row locked until the transaction ends; null where there is none. The author's account
 * is locked before it, as everywhere (decision 16): who suspends them takes the account first, then
 * their edits.
 */
export async function lockEdit(tx: Tx, id: number): Promise<Edit | null> {
  const found = await tx.edit.findUnique({ where: { id }, select: { authorId: true } });
  if (found === null) return null;
  await holdAccount(tx, found.authorId);
  await lockRow(tx, 'edit', id);
  return tx.edit.findUnique({ where: { id } });
}

function denied(
  denial: ReturnType<typeof actionsFor>[EditAction],
  edit: Edit,
  { lock }: JudgedEdit,
): Failure<'forbidden'> | null {
  if (denial === null) return null;
  if (denial === 'subject-locked' && lock !== null) return lockRefusal(lock);
  return failure('forbidden', { reason: denial, detail: { state: edit.state } });
}

function outdated(seen: number | undefined, { version, state }: Edit): Failure<'stale'> | null {
  if (seen === undefined || seen === version) return null;
  return failure('stale', { reason: 'edit-changed', detail: { version, state } });
}

/** Why an edit of something locked is refused: by whom, since when, until when and why, for people and for programs. */
export function lockRefusal(lock: LockView): Failure<'forbidden'> {
  const { by, since, until, reason } = lock;
  const who = by === null ? '' : ` by ${by}`;
  const end = until === null ? 'until it is lifted' : `until ${until}`;
  const detail = `Locked for editing${who} since ${since} ${end}: ${reason}`;
  return failure('forbidden', { reason: 'subject-locked', detail: { detail, lock } });
}

/** What reviewers said of content that is no longer proposed stays on record. */
async function voidReviews(
  tx: Tx,
  editId: number,
  which: Prisma.ReviewWhereInput,
  now: Date,
): Promise<void> {
  await tx.review.updateMany({
    where: { AND: [{ editId, voidedAt: null }, which] },
    data: { voidedAt: now },
  });
}
