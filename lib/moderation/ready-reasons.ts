import { z } from 'zod';
import { verdictSchema } from '@/lib/edits/types';
import { proseText } from '@/lib/platform/text';

/** In characters; of each verdict a reviewer keeps so many: they have the keys after those of the house. */
export const READY_REASON_BOUND = 300;
export const READY_REASONS_KEPT = 4;

/** A reason that a reviewer keeps for the next time. */
export const readyReasonSchema = z.object({
  id: z.number().int(),
  verdict: verdictSchema,
  text: z.string(),
});
export type ReadyReason = z.infer<typeof readyReasonSchema>;

/** `GET /me/reasons`: the viewer's own, oldest first. */
export const readyReasonsSchema = z.object({ items: z.array(readyReasonSchema) });

/** Body of `POST /me/reasons`. */
export const readyReasonBodySchema = z.strictObject({
  verdict: verdictSchema,
  text: proseText(READY_REASON_BOUND, 1),
});
