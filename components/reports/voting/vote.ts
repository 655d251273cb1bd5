import { api } from '@/components/client/api';
import { createOptimistic, type OptimisticView, type Sent } from '@/components/client/optimistic';
import { reportApiPath } from '@/lib/reports/routes';
import type { VoteAnswer, VoteValue } from '@/lib/votes/types';

/** The server's word: everybody's tally and the member's own vote. */
export type Ballot = Pick<VoteAnswer, 'confirm' | 'dispute' | 'mine'>;

/** Why a vote was not taken: the problem's reason (a key), and minutes to wait where the server said so. */
export interface VoteFailure {
  readonly reason: string;
  readonly minutes: number | null;
}

export type SentVote = Sent<Ballot, VoteFailure>;
export type VoteView = OptimisticView<Ballot, VoteValue | null, VoteFailure>;

/** One report's votes as one member clicks them. */
export function createVote(ballot: Ballot, send: (wanted: VoteValue | null) => Promise<SentVote>) {
  const vote = createOptimistic(ballot, ({ mine }) => mine, send);
  return {
    ...vote,
    /** The same again takes the vote back. */
    click: (value: VoteValue) => vote.want(vote.view().wanted === value ? null : value),
  };
}

/** The tally to show: as it is once the member's vote is what was meant last. */
export function ballotOf({ saved, wanted }: Pick<VoteView, 'saved' | 'wanted'>): Ballot {
  const count = (value: VoteValue) =>
    saved[value] - (saved.mine === value ? 1 : 0) + (wanted === value ? 1 : 0);
  return { confirm: count('confirm'), dispute: count('dispute'), mine: wanted };
}

/** Tells the server one intent: `null` takes the vote back. Idempotent, so a lost answer does no harm. */
export async function sendVote(reportId: number, wanted: VoteValue | null): Promise<SentVote> {
  const path = `${reportApiPath(reportId)}/vote`;
  const sent =
    wanted === null
      ? await api<VoteAnswer>('DELETE', path)
      : await api<VoteAnswer>('PUT', path, { body: { value: wanted } });
  if (sent.ok) return { ok: true, saved: sent.value };
  const { status, reason, retryAfter } = sent.problem;
  return {
    ok: false,
    failure: {
      reason: reason ?? (status === 0 || status >= 500 ? 'unreachable' : 'refused'),
      minutes: retryAfter === null ? null : Math.ceil(retryAfter / 60),
    },
  };
}
