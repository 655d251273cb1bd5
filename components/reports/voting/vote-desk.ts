import type { VoteAnswer, VoteValue } from '@/lib/votes/types';

/** What a member sees and may do at one report's votes. */
export interface VoteView {
  readonly confirm: number;
  readonly dispute: number;
  readonly mine: VoteValue | null;
  /** An answer is awaited; what is shown is what was meant. */
  readonly pending: boolean;
  /** The server has answered an intent of this visit. */
  readonly answered: boolean;
  /** Why the last intent came to nothing; gone with the next one. */
  readonly failure: VoteFailure | null;
}

/** The problem's reason (a key), and whether signing in again would help. */
export interface VoteFailure {
  readonly reason: string;
  readonly minutes: number | null;
}

export type Sent =
  | { readonly ok: true; readonly answer: VoteAnswer }
  | { readonly ok: false; readonly failure: VoteFailure };

/** The server's word, as far as it is known. */
export type Ballot = Pick<VoteAnswer, 'confirm' | 'dispute' | 'mine'>;

export interface VoteDesk {
  /** The same again takes the vote back. */
  readonly click: (value: VoteValue) => void;
  readonly view: () => VoteView;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * One report's votes as one member clicks them. What is meant shows at once; one request at a time is
 * under way, and when its answer comes the latest intent is sent if it is another one, so that however
 * fast or crossed the clicks, the last one stands. A refusal rolls back to what the server said last.
 */
export function createVoteDesk(
  ballot: Ballot,
  send: (wanted: VoteValue | null) => Promise<Sent>,
  onAnswer: (answer: VoteAnswer) => void = () => undefined,
): VoteDesk {
  let known = ballot;
  let wanted = ballot.mine;
  let sending = false;
  let answered = false;
  let failure: VoteFailure | null = null;
  let shown = viewOf();
  const listeners = new Set<() => void>();

  function viewOf(): VoteView {
    return { ...tallyWith(known, wanted), mine: wanted, pending: sending, answered, failure };
  }

  function changed(): void {
    shown = viewOf();
    for (const listener of listeners) listener();
  }

  async function settle(): Promise<void> {
    sending = true;
    while (wanted !== known.mine) {
      changed();
      const meant = wanted;
      const sent = await send(meant);
      if (sent.ok) {
        known = sent.answer;
        answered = true;
        onAnswer(sent.answer);
      } else if (wanted === meant) {
        // Nothing newer was meant: back to what is known, with the reason.
        wanted = known.mine;
        failure = sent.failure;
      }
    }
    sending = false;
    changed();
  }

  return {
    click(value) {
      wanted = wanted === value ? null : value;
      failure = null;
      if (sending) changed();
      else void settle();
    },
    view: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The tally as it is once the member's vote is `mine`. */
function tallyWith(known: Ballot, mine: VoteValue | null): { confirm: number; dispute: number } {
  const count = (value: VoteValue) =>
    known[value] - (known.mine === value ? 1 : 0) + (mine === value ? 1 : 0);
  return { confirm: count('confirm'), dispute: count('dispute') };
}
