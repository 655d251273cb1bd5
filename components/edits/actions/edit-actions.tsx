'use client';

import { lazy, Suspense, useState } from 'react';
import { useSignedInHint } from '@/components/client/viewer-hint';
import styles from './edit-actions.module.css';

export interface EditActionsProps {
  readonly id: number;
  /** Of the edit as this page was made: once the server has a newer one, the page is asked for again. */
  readonly version: number;
  /** What applying it would write, as this page tells it: an approval is of that. */
  readonly plan: string | null;
  readonly locale: string;
  /** Where a visitor signs in and comes back from; in the page's language. */
  readonly signIn: string;
  readonly labels: {
    readonly title: string;
    readonly invite: string;
    readonly signIn: string;
    readonly loading: string;
  };
}

/** Loaded for whoever is signed in, and for nobody else. */
const ActionDesk = lazy(() => import('./action-desk'));

/** What the viewer can do with an edit; a visitor is shown the way in. */
export function EditActions(props: EditActionsProps) {
  const hinted = useSignedInHint();
  const [signedOut, setSignedOut] = useState(false);
  const { labels } = props;
  return (
    <section aria-labelledby="edit-actions" className={styles.actions}>
      <h2 id="edit-actions">{labels.title}</h2>
      {hinted && !signedOut ? (
        <Suspense fallback={<p className={styles.quiet}>{labels.loading}</p>}>
          <ActionDesk {...props} onSignedOut={() => setSignedOut(true)} />
        </Suspense>
      ) : (
        <p className={styles.quiet}>
          {labels.invite}{' '}
          <a href={props.signIn} rel="nofollow">
            {labels.signIn}
          </a>
        </p>
      )}
    </section>
  );
}
