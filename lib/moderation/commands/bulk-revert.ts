import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import { followTrust } from '@/lib/edits/commands/decide';
import type { Viewer } from '@/lib/edits/policy';
import { db, type Tx } from '@/lib/platform/db';
import { failure, type Result, success } from '@/lib/platform/errors';
import { transact } from '@/lib/platform/transact';
import { STANDS } from '@/lib/trust/queries';
import { TRUST } from '@/lib/levels/levels';

/** What becomes of one applied edit of the account. */
export interface BulkItem {
  readonly edit: number;
  /** *conflicts*: somebody changed the same since; it is left to a person. */
  readonly outcome: 'reverted' | 'conflicts' | 'nothing-left';
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
 * are applied at once, each in a transaction of its own: cut short, it goes on where it stopped. A dry
 * run does the same in one transaction and takes it back.
 */
export async function bulkRevert(
  actor: Viewer,
  handle: string,
  { reason, dryRun }: { readonly reason: string; readonly dryRun: boolean },
  now: Date,
): Promise<Result<BulkRevert>> {
  const user = await db().user.findUnique({
    where: { handle },
    select: { id: true, handle: true },
  });
  if (user?.handle == null) return failure('not-found', { reason: 'no-such-user' });
  if (actor.trust < TRUST.moderator) return failure('forbidden', { reason: 'needs-moderator' });
  const edits = await db().edit.findMany({
    where: { authorId: user.id, ...STANDS },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  const ids = edits.map(({ id }) => id);
  const items = dryRun
    ? await rehearse(actor, ids, reason, now)
    : await carryOut(actor, ids, reason, now);
  return success({ handle: user.handle, dryRun, items });
}

async function carryOut(
  actor: Viewer,
  ids: readonly number[],
  reason: string,
  now: Date,
): Promise<BulkItem[]> {
  const items: BulkItem[] = [];
  for (const id of ids) {
    let item: BulkItem = { edit: id, outcome: 'conflicts', revert: null };
    await transact(async (tx) => {
      item = await revertOne(tx, actor, id, reason, now);
      return item.outcome === 'reverted' ? success(item) : failure('stale');
    });
    items.push(item);
  }
  return items;
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
        items.push({ ...(await revertOne(tx, actor, id, reason, now)), revert: null });
      return failure('unavailable', { reason: 'dry-run' });
    },
    { timeout: REHEARSAL_TIMEOUT_MS },
  );
  return items;
}

/** Reverts one applied edit by an edit of the actor's that is applied at once. Where it is not reverted the caller rolls back. */
export async function revertOne(
  tx: Tx,
  actor: Viewer,
  edit: number,
  reason: string,
  now: Date,
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
  const applied = await applyEdit(
    tx,
    proposed.value,
    { actorId: actor.id, reason, by: 'bulk-revert' },
    now,
  );
  if (applied.state !== 'applied') return { edit, outcome: 'conflicts', revert: null };
  await followTrust(tx, applied, now);
  return { edit, outcome: 'reverted', revert: applied.id };
}
