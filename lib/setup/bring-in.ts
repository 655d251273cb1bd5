import { applyEdit } from '@/lib/edits/commands/apply';
import { proposeEdit } from '@/lib/edits/commands/propose';
import type { Proposal } from '@/lib/edits/schema';
import type { Tx } from '@/lib/platform/db';

/** The note of every edit that brings in a part of the stock. */
export const NOTE = 'Part of the stock that a new instance starts with.';

/** In whose name the stock comes in, and when. */
export interface By {
  readonly authorId: string;
  readonly now: Date;
}

/** Proposes an edit and applies it by rule; what comes between hears of its number. Throws where either fails. */
export async function bringIn(
  tx: Tx,
  proposal: Proposal,
  { authorId, now }: By,
  beforeApply?: (editId: number) => Promise<void>,
): Promise<void> {
  const actor = { id: authorId, trust: 1 };
  const proposed = await proposeEdit(tx, actor, proposal, now);
  if (!proposed.ok) {
    const fields = proposed.errors?.map(({ path, message }) => `${path} ${message}`).join(', ');
    throw new Error(
      `the stock holds something that cannot be proposed: ${fields ?? proposed.reason ?? proposed.code}`,
    );
  }
  await beforeApply?.(proposed.value.id);
  const { state } = await applyEdit(tx, proposed.value, { actorId: null, reason: NOTE }, now);
  if (state !== 'applied')
    throw new Error(`the stock holds something that conflicts: edit ${proposed.value.id}`);
}
