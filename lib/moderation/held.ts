import { z } from 'zod';
import { editStateSchema, verdictSchema } from '@/lib/edits/types';
import { SECOND } from '@/lib/platform/clock';
import { trialAnswerSchema } from './trials';

/** So long a verdict of the desk can be taken back. */
export const HELD_MS = 10 * SECOND;
/** What became of one is told for so long. */
export const HELD_TOLD_MS = 5 * 60 * SECOND;

/** A verdict that waits to be given (`PUT /queue/{id}/verdict`). */
export const heldVerdictSchema = z.object({
  /** The edit's number. */
  edit: z.number().int(),
  verdict: verdictSchema,
  /** From then on it is given and cannot be taken back, ISO 8601. */
  until: z.string(),
});
export type HeldVerdict = z.infer<typeof heldVerdictSchema>;

/** The same with what became of it (`GET /queue/verdicts`). */
export const toldVerdictSchema = heldVerdictSchema.extend({
  state: z.enum(['held', 'given', 'refused']),
  /** Why it was refused, as the API would have answered; null: it was not. */
  refusal: z
    .object({ code: z.string(), reason: z.string().nullable(), state: editStateSchema.nullable() })
    .nullable(),
  /** The state in which the edit is now. */
  editState: editStateSchema,
  /** Where it was given on a trial, and can be taken back no more: what the right answer is. Null: on an edit. */
  trial: trialAnswerSchema.nullable(),
});
export type ToldVerdict = z.infer<typeof toldVerdictSchema>;

export const toldVerdictsSchema = z.object({ items: z.array(toldVerdictSchema) });
export type ToldVerdicts = z.infer<typeof toldVerdictsSchema>;
