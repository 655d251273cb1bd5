'use client';

import { lazy, Suspense, useRef, useState, type MouseEvent } from 'react';
import { useSignedInHint } from '@/components/client/viewer-hint';
import type { VoteValue } from '@/lib/votes/types';
import styles from './vote-tally.module.css';

export interface VoteTallyProps {
  readonly reportId: number;
  /** The port whose page this is: its votes are asked for once for all its reports. */
  readonly port: number;
  readonly confirm: number;
  readonly dispute: number;
  readonly locale: string;
  /** Where a visitor signs in and comes back from; in the page's language. */
  readonly signIn: string;
  readonly labels: {
    readonly tally: string;
    readonly confirm: string;
    readonly dispute: string;
    readonly signIn: string;
  };
}

/** Loaded for whoever is signed in, and for nobody else. */
const VoteLive = lazy(() => import('./voting/vote-live'));

/**
 * How many members confirm and dispute a report: in the page for everybody, as links to the sign-in.
 * Where the hint cookie says that somebody is signed in, the same becomes buttons.
 */
export function VoteTally(props: VoteTallyProps) {
  const hinted = useSignedInHint();
  const [stale, setStale] = useState(false);
  const early = useRef<VoteValue | null>(null);
  if (!hinted || stale) return <StillTally {...props} />;
  const keepEarly = (value: VoteValue) => {
    early.current = value;
  };
  const takeEarly = () => {
    const value = early.current;
    early.current = null;
    return value;
  };
  const onSignedOut = () => {
    setStale(true);
    // Somebody clicked already: they meant to vote, and have to sign in for it.
    if (takeEarly() !== null) location.assign(props.signIn);
  };
  const still = <StillTally {...props} keepEarly={keepEarly} />;
  return (
    <Suspense fallback={still}>
      <VoteLive {...props} onSignedOut={onSignedOut} still={still} takeEarly={takeEarly} />
    </Suspense>
  );
}

interface StillTallyProps extends VoteTallyProps {
  /** Keeps a click that came before the buttons did. */
  readonly keepEarly?: (value: VoteValue) => void;
}

function StillTally({ confirm, dispute, signIn, labels, keepEarly }: StillTallyProps) {
  const clicked = (value: VoteValue) => (event: MouseEvent) => {
    if (keepEarly === undefined) return;
    event.preventDefault();
    keepEarly(value);
  };
  return (
    <div aria-label={labels.tally} className={styles.tally} role="group">
      <a href={signIn} onClick={clicked('confirm')} rel="nofollow" title={labels.signIn}>
        <span className={styles.word}>{labels.confirm}</span>
        <span className={styles.count}>{confirm}</span>
      </a>
      <a href={signIn} onClick={clicked('dispute')} rel="nofollow" title={labels.signIn}>
        <span className={styles.word}>{labels.dispute}</span>
        <span className={styles.count}>{dispute}</span>
      </a>
    </div>
  );
}
