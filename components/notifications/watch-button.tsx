'use client';

import { lazy, Suspense, useSyncExternalStore, useState } from 'react';
import { hasViewerHint } from '@/lib/auth/viewer-hint';
import type { WatchSubject } from '@/lib/notifications/types';
import styles from './watch-button.module.css';
import { WatchFace } from './watch-face';

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
const WatchLive = lazy(() => import('./watching/watch-live'));

const never = () => () => undefined;

/**
 * Leads to the form that begins a watch: the same in the page for everybody. Where the hint cookie says that
 * somebody is signed in, it becomes a button of the same size.
 */
export function WatchButton(props: WatchButtonProps) {
  const hinted = useSyncExternalStore(never, hasViewerHint, () => false);
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
