'use client';

import { useCallback, useRef, useState } from 'react';
import type { Outcome } from './outcome';
import { type Proposal, sendProposal } from './send';
import { keyFor, type SentKey } from './send-key';

export interface Proposing {
  readonly sending: boolean;
  /** What became of the last attempt; null before the first and while one is under way. */
  readonly outcome: Outcome | null;
  /** Sends; while one is under way nothing more is sent. */
  readonly send: (proposal: Proposal) => Promise<Outcome | null>;
  /** Shows an outcome found here, such as wrong fields; null clears it. */
  readonly show: (outcome: Outcome | null) => void;
}

/** Sends proposals one at a time, a repetition of the same under the same key. */
export function useProposal(before: Outcome | null = null): Proposing {
  const [state, setState] = useState<{ sending: boolean; outcome: Outcome | null }>({
    sending: false,
    outcome: before,
  });
  const busy = useRef(false);
  const sent = useRef<SentKey | null>(null);

  const send = useCallback(async (proposal: Proposal): Promise<Outcome | null> => {
    if (busy.current) return null;
    busy.current = true;
    const key = keyFor(sent.current, JSON.stringify(proposal), () => crypto.randomUUID());
    sent.current = key;
    setState({ sending: true, outcome: null });
    const outcome = await sendProposal(key.body, key.key);
    // A clear no is no lost answer: the next attempt is a new one.
    if (outcome.type !== 'unreachable' && outcome.type !== 'accepted') sent.current = null;
    busy.current = outcome.type === 'accepted';
    setState({ sending: outcome.type === 'accepted', outcome });
    return outcome;
  }, []);

  const show = useCallback((outcome: Outcome | null) => setState({ sending: false, outcome }), []);
  return { ...state, send, show };
}
