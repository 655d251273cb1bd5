import { z } from 'zod';
import type { BallotAct } from '../test/ballot-record';

/** An account in the storm, and the token it writes with. */
export interface Stormer {
  readonly id: string;
  readonly handle: string;
  readonly token: string;
}

export interface VoteAct extends BallotAct {
  readonly who: Stormer;
  readonly report: number;
  acknowledged: boolean;
}

/** An edit as far as an answer must not be taken back. */
export const editAnswerSchema = z.object({
  id: z.number(),
  state: z.string(),
  version: z.number(),
  subject: z.object({ id: z.union([z.number(), z.string()]).nullable() }),
});
export type EditAnswer = z.infer<typeof editAnswerSchema>;

/** A report's making or change; each summary is of one proposal only. */
export interface Proposal {
  readonly kind: string;
  readonly subject?: number;
  readonly changes: Readonly<Record<string, unknown>> & { readonly summary: string };
}

/** A proposal, repeated with its key until it was answered; null: the answer was a refusal. */
export interface ProposalAct {
  readonly who: Stormer;
  /** Its Idempotency-Key, and its note: by that it is found again. */
  readonly key: string;
  readonly body: Proposal;
  answer: EditAnswer | null;
}

/** A moderator's verdict, repeated likewise; its reason is the key. */
export interface ReviewAct {
  readonly who: Stormer;
  readonly key: string;
  readonly edit: number;
  readonly verdict: 'approve' | 'reject';
  answer: EditAnswer | null;
}

/** A visitor's word about a page; each has an address of its own, so that each counts. */
export interface MoodAct {
  readonly port: number;
  /** By that it is found again. */
  readonly comment: string;
  acknowledged: boolean;
}

export const logPageSchema = z.object({
  items: z.array(z.looseObject({ id: z.number() })),
  nextCursor: z.string().nullable(),
});
export type LogItem = z.infer<typeof logPageSchema>['items'][number];

/** Everything that was asked for in the storm, in order, and what of it was acknowledged. */
export interface Ledger {
  readonly votes: VoteAct[];
  readonly proposals: ProposalAct[];
  readonly reviews: ReviewAct[];
  readonly moods: MoodAct[];
  /** Entries of the public log that somebody was shown. */
  readonly seen: Map<number, LogItem>;
}
