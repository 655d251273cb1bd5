import type { Acting } from '@/lib/edits/commands/acting';
import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { followTrust } from '@/lib/edits/commands/decide';
import { BULK_REVERT, othersModerate } from '@/lib/edits/queries/edit-facts';
import { findUndone } from '@/lib/edits/queries/undone';
import type { Viewer } from '@/lib/edits/policy';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { type Edit, Prisma } from '@/lib/platform/generated/prisma/client';
import { transact } from '@/lib/platform/transact';
import { STANDS, WAS_SELF_REVERT } from '@/lib/trust/queries';
import { TRUST } from '@/lib/levels/levels';

/** What becomes of one applied edit of the account. */
export interface BulkItem {
  readonly edit: number;
  /**
   * *conflicts*: somebody changed the same since; it is left to a person. *own-words*: it is about words of whoever
   * reverts; it is left to another. *others-edit*: it is another's edit that the account improved or took over; whose
   * words they are is for a person to tell.
   */
  readonly outcome: 'reverted' | 'conflicts' | 'own-words' | 'others-edit' | 'nothing-left';
  /** The edit that reverts it; null in a dry run. */
  readonly revert: number | null;
}

export interface BulkRevert {
  readonly handle: string;
  readonly dryRun: boolean;
  readonly items: readonly BulkItem[];
}

/** A rehearsal holds many rows at once; longer than this it would hold up everybody. */
const REHEARSAL_TIMEOUT_MS = 60_000;

/**
 * Reverts everything an account has had applied, newest first, by ordinary edits of the moderator's that
 * are applied at once, each in a transaction of its own (`acting`): cut short, it goes on where it stopped. A dry
 * run does the same in one transaction and takes it back. What takes away or brings back the moderator's own words is
 * left to others, unless there are none. Edits of others in which the account has words are listed last, and stay.
 */
export async function bulkRevert(
  actor: Viewer,
  handle: string,
  { reason, dryRun }: { readonly reason: string; readonly dryRun: boolean },
  now: Date,
  acting: Acting,
): Promise<Result<BulkRevert>> {
  const user = await db().user.findUnique({
    where: { handle },
    select: { id: true, handle: true },
  });
  if (user?.handle == null) return failure('not-found', { reason: 'no-such-user' });
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  if (user.id === actor.id) return failure('forbidden', { reason: 'own-account' });
  const edits = await db().edit.findMany({
    // What they took back alone is gone: undoing that would bring it back.
    where: {
      ...{ authorId: user.id, ...STANDS },
      NOT: { ...WAS_SELF_REVERT, reverts: { authorId: user.id } },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  const ids = edits.map(({ id }) => id);
  const items = dryRun
    ? success(await rehearse(actor, ids, reason, now))
    : await carryOut(acting, ids, reason);
  if (!items.ok) return items;
  const others = await findOthersEdits(user.id);
  return success({ handle: user.handle, dryRun, items: [...items.value, ...others] });
}

/** What stands of others' edits that an account improved or took over, newest first. */
async function findOthersEdits(userId: string): Promise<BulkItem[]> {
  const improved = { reviews: { some: { reviewerId: userId, changes: { not: Prisma.AnyNull } } } };
  const takenOver = { logEntries: { some: { action: 'edit.taken-over', actorId: userId } } };
  const edits = await db().edit.findMany({
    where: { ...STANDS, authorId: { not: userId }, OR: [improved, takenOver] },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return edits.map(({ id }) => ({ edit: id, outcome: 'others-edit', revert: null }));
}

async function carryOut(
  acting: Acting,
  ids: readonly number[],
  reason: string,
): Promise<Result<BulkItem[]>> {
  const items: BulkItem[] = [];
  for (const id of ids) {
    let item: BulkItem = { edit: id, outcome: 'conflicts', revert: null };
    const done = await acting(async (tx, actor, now) => {
      if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
      item = await revertAnothers(tx, actor, id, reason, now);
      return item.outcome === 'reverted' ? success(item) : failure('stale');
    });
    // Whoever may not any more does no more of it.
    if (!done.ok && done.code !== 'stale') return done;
    items.push(item);
  }
  return success(items);
}

/** Does all of it, the older on top of the newer as it would be, and takes it all back. */
async function rehearse(
  actor: Viewer,
  ids: readonly number[],
  reason: string,
  now: Date,
): Promise<BulkItem[]> {
  const items: BulkItem[] = [];
  await transact(
    async (tx) => {
      items.length = 0;
      for (const id of ids)
        items.push({ ...(await revertAnothers(tx, actor, id, reason, now)), revert: null });
      return failure('unavailable', { reason: 'dry-run' });
    },
    { timeout: REHEARSAL_TIMEOUT_MS },
  );
  return items;
}

/**
 * Reverts one applied edit of another's by an edit of the moderator's that is applied at once, unless it takes away or
 * brings back the moderator's own words and there is somebody else to do it. Where it is not reverted the caller rolls
 * back.
 */
export function revertAnothers(
  tx: Tx,
  actor: Viewer,
  edit: number,
  reason: string,
  now: Date,
): Promise<BulkItem> {
  const isOwn = async (revert: Edit) =>
    (await findUndone(tx, revert)).includes(actor.id) &&
    (await othersModerate(tx, [actor.id], now));
  return revertOne(tx, actor, edit, reason, now, isOwn);
}

/** `isOwn`: whether it is left to others. */
async function revertOne(
  tx: Tx,
  actor: Viewer,
  edit: number,
  reason: string,
  now: Date,
  isOwn: (revert: Edit) => Promise<boolean>,
): Promise<BulkItem> {
  const proposed = await proposeEdit(
    tx,
    actor,
    { kind: 'revert', subject: edit, changes: {}, note: reason },
    now,
  );
  if (!proposed.ok) {
    return {
      edit,
      outcome: proposed.code === 'duplicate' ? 'nothing-left' : 'conflicts',
      revert: null,
    };
  }
  if (await isOwn(proposed.value)) return { edit, outcome: 'own-words', revert: null };
  const applied = await applyEdit(
    tx,
    proposed.value,
    { actorId: actor.id, reason, by: BULK_REVERT },
    now,
  );
  if (applied.state !== 'applied') return { edit, outcome: 'conflicts', revert: null };
  await followTrust(tx, applied, now);
  return { edit, outcome: 'reverted', revert: applied.id };
}
