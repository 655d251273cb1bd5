import { z } from 'zod';
import { verdictSchema } from '@/lib/edits/types';

/** What a reviewer is told of a trial once they have answered it. */
export const trialAnswerSchema = z.object({
  /** Number of the edit that it repeated. */
  repeats: z.number().int(),
  /** How that one ended: it stands, or it was turned down or undone. */
  answer: z.enum(['approve', 'reject']),
  agreed: z.boolean(),
  /** The edit that undid it; null where none did. */
  undoneBy: z.number().int().nullable(),
  /** What reviewers said of it then. */
  reasons: z.array(
    z.object({ reviewer: z.string().nullable(), verdict: verdictSchema, reason: z.string() }),
  ),
});
export type TrialAnswer = z.infer<typeof trialAnswerSchema>;

const shareSchema = z.object({
  /** Verdicts that can be held against something. */
  of: z.number().int(),
  agreed: z.number().int(),
});

/** How often a reviewer's verdicts agree (`GET /me/agreement`): nobody else is told. */
export const agreementSchema = z.object({
  /** With the known answers of trials. */
  trials: shareSchema,
  /** With how edits ended on which others gave a verdict too, or that were undone. */
  outcomes: shareSchema,
});
export type Agreement = z.infer<typeof agreementSchema>;
