import { z } from 'zod';
import { lockSchema } from '@/lib/locks/schema';
import { proseText } from '@/lib/platform/text';
import { gradeSchema } from '@/lib/reports/types';

/** What a member can say of a report. */
export const VOTE_VALUES = ['confirm', 'dispute'] as const;
export const voteValueSchema = z.enum(VOTE_VALUES);
export type VoteValue = z.infer<typeof voteValueSchema>;

/** Length of the reason for a vote, in characters; the database holds the same. */
export const REASON_LENGTH = 500;

/** Body of `PUT /reports/{id}/vote`. A dispute is asked for its reason, which may come later with the same value. */
export const voteBodySchema = z.strictObject({
  value: voteValueSchema,
  reason: proseText(REASON_LENGTH, 1).optional(),
});

/** What a vote is answered with: everybody's tally, the voter's own ballot and what it made of the grade. */
export const voteAnswerSchema = z.object({
  confirm: z.number().int(),
  dispute: z.number().int(),
  mine: voteValueSchema.nullable(),
  grade: gradeSchema,
});
export type VoteAnswer = z.infer<typeof voteAnswerSchema>;

/** What somebody can do on a port's page. */
export const PORT_ACTIONS = ['report', 'edit-article', 'flag', 'watch'] as const;

/** `GET /ports/{n}/mine`, as far as reports go; `lib/notifications` adds whether the port is watched. */
export const mineSchema = z.object({
  /** The viewer's ballots in force, by report id. */
  votes: z.record(z.string(), voteValueSchema),
  /** Whether the viewer's votes count for grades: those of established members do. */
  votesCount: z.boolean(),
  actions: z.array(z.enum(PORT_ACTIONS)),
  /** What they may do with each report, by its id, and why not. */
  reports: z.record(
    z.string(),
    z.object({
      mayVote: z.boolean(),
      /** Why they may not vote. */
      reason: z.string().nullable(),
      mayEdit: z.boolean(),
      /** Why they may not edit. */
      editReason: z.string().nullable(),
    }),
  ),
  /** Locks in force on reports and articles of the port, whomever they keep out. */
  locks: z.array(lockSchema),
});
export type Mine = z.infer<typeof mineSchema>;
