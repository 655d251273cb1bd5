import { z } from 'zod';
import { MINUTE } from '@/lib/platform/clock';

/** So long an edit stays with whoever opened it, unless they are still at it. */
export const CLAIM_MS = 3 * MINUTE;

/** What the reviewer has open (`PUT /queue/{id}/claim`). */
export const claimSchema = z.object({
  /** The edit's number. */
  edit: z.number().int(),
  until: z.string(),
});
export type Claim = z.infer<typeof claimSchema>;
