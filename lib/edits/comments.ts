import { z } from 'zod';
import { proseText } from '@/lib/platform/text';
import { HOUR } from '@/lib/platform/clock';

/** In characters. */
export const COMMENT_BOUND = 2000;
/** So much may one account say: on one edit as long as it waits, and on all edits in an hour. */
export const COMMENTS_PER_EDIT = 30;
export const COMMENTS_PER_HOUR = 30;
export const COMMENTS_WINDOW_MS = HOUR;

/** Body of `POST /edits/{id}/comments`. */
export const commentBodySchema = z.strictObject({ text: proseText(COMMENT_BOUND, 1) });

/** What somebody said of an edit. */
export const commentSchema = z.object({
  /** Number of its entry in the log. */
  id: z.number().int(),
  at: z.string(),
  /** Handle; null for an account that is gone. */
  by: z.string().nullable(),
  text: z.string(),
});
export type Comment = z.infer<typeof commentSchema>;

/** The whole thread, oldest first: an account may say thirty things of one edit. */
export const commentsSchema = z.object({ items: z.array(commentSchema) });
