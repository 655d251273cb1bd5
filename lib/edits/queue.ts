import { z } from 'zod';
import { listOf } from '@/lib/platform/list-query';
import { editSummarySchema } from './schema';

/** An edit in the list of those that wait for a reviewer. */
export const queueItemSchema = editSummarySchema.extend({
  /** Names of the fields it sets. */
  fields: z.array(z.string()),
  /** Reviews that count. */
  approvals: z.number().int(),
  rejections: z.number().int(),
  /** The author's level. */
  authorTrust: z.number().int(),
  flagged: z.boolean(),
  /** It does not merge with what stands now: approving it sends it back to its author. */
  conflict: z.boolean(),
  /** Somebody else has it open: nobody is brought it meanwhile. */
  claimed: z.boolean(),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

/** A page of the queue, and how many wait in all. */
export const queueSchema = listOf(queueItemSchema).extend({ total: z.number().int() });
export type Queue = z.infer<typeof queueSchema>;
