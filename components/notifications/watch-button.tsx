'use client';

import { lazy, Suspense, useState } from 'react';
import { useSignedInHint } from '@/components/client/viewer-hint';
import type { WatchSubject } from '@/lib/notifications/types';
import styles from './watch-button.module.css';

export interface WatchButtonProps {
  readonly subject: WatchSubject;
  readonly locale: string;
  readonly label: string;
  /** Where the same is done by a form, after signing in where that is needed; in the page's language. */
  readonly form: string;
  /** Where a visitor signs in and comes back from; in the page's language. */
  readonly signIn: string;
}

/** Loaded for whoever is signed in, and for nobody else. */
const WatchLive = lazy(() => import('./watch-live'));

/**
 * Leads to the form that begins a watch: the same in the page for everybody. Where the hint cookie says that
 * somebody is signed in, it becomes a button of the same size.
 */
export function WatchButton(props: WatchButtonProps) {
  const hinted = useSignedInHint();
  const [signedOut, setSignedOut] = useState(false);
  const still = (
    <a className={styles.button} href={props.form} rel="nofollow">
      <WatchFace label={props.label} />
    </a>
  );
  if (!hinted || signedOut) return still;
  return (
    <Suspense fallback={still}>
      <WatchLive {...props} onSignedOut={() => setSignedOut(true)} still={still} />
    </Suspense>
  );
}

/** What stands on the button: a bell, filled while one watches, and the word. */
export function WatchFace({ label }: { readonly label: string }) {
  return (
    <>
      <svg aria-hidden="true" className={styles.bell} viewBox="0 0 16 16">
        <path d="M8 1.75a4 4 0 0 0-4 4v2.5L2.75 11.5h10.5L12 8.25v-2.5a4 4 0 0 0-4-4Z" />
        <path d="M6.5 13.25a1.6 1.6 0 0 0 3 0" />
      </svg>
      {label}
    </>
  );
}
