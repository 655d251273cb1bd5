import { z } from 'zod';
import { listOf } from '@/lib/platform/list-query';
import { editSummarySchema } from './schema';

const at = z.string();

/** What stands around an edit: who wrote it, what time will do with it, what led to it and away from it. */
export const editContextSchema = z.object({
  /** Null for an account without a handle: nobody to name. */
  author: z.object({
    handle: z.string().nullable(),
    trust: z.number().int(),
    applied: z.number().int(),
    rejected: z.number().int(),
  }),
  flagged: z.boolean(),
  /** What happens if nobody does anything; null where nothing would. */
  forecast: z.object({ act: z.enum(['apply', 'reject', 'expire', 'escalate']), at }).nullable(),
  /** Until when a destructive edit stays open unless a moderator decides; null for others and once it is decided. */
  openUntil: at.nullable(),
  /** The applied edit that undid it. */
  revertedBy: z.number().int().nullable(),
  /** Keys of the proposed evidence that counts as primary. */
  primary: z.array(z.string()),
});
export type EditContext = z.infer<typeof editContextSchema>;

/** An edit in the list of those that wait for a reviewer. */
export const queueItemSchema = editSummarySchema.extend({
  /** Names of the fields it sets. */
  fields: z.array(z.string()),
  /** Reviews that count. */
  approvals: z.number().int(),
  rejections: z.number().int(),
});
export type QueueItem = z.infer<typeof queueItemSchema>;

/** A page of the queue, and how many wait in all. */
export const queueSchema = listOf(queueItemSchema).extend({ total: z.number().int() });
export type Queue = z.infer<typeof queueSchema>;
