import { z } from 'zod';
import { editStateSchema } from '@/lib/edits/types';
import { listQuery } from '@/lib/platform/list-query';
import { lineText, proseText } from '@/lib/platform/text';

/** Bounds of what people say of a batch, in characters. */
export const BATCH_BOUNDS = { title: 120, reason: 2000 } as const;

/** What a batch is called. */
export const batchTitleSchema = lineText(BATCH_BOUNDS.title);

/** Why it is undone, or the rest of it approved. */
export const batchReasonSchema = proseText(BATCH_BOUNDS.reason, 1);

/** What the page of a batch takes: its edits of one state, a page of them. */
export const batchQuery = listQuery.extend({ state: editStateSchema.optional() });

/** A batch as its page and the list of them show it. */
export interface BatchView {
  readonly id: number;
  readonly title: string;
  /** Handle. */
  readonly author: string | null;
  readonly createdAt: string;
  readonly proposed: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly faulty: number;
  /** How many of its edits are in which state now; those in which none is are left out. */
  readonly states: Readonly<Partial<Record<z.infer<typeof editStateSchema>, number>>>;
  /** How many of the applied ones were reverted since. */
  readonly reverted: number;
  readonly undone: {
    readonly at: string;
    readonly by: string | null;
    readonly reason: string;
  } | null;
}
