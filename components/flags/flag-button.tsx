'use client';

import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSignedInHint } from '@/components/client/viewer-hint';
import type { FlagSubject } from '@/lib/moderation/schema';
import styles from './flag-button.module.css';

export interface FlagButtonProps {
  readonly subject: { readonly type: FlagSubject; readonly id: number | string };
  readonly label: string;
  readonly locale: string;
}

/** Loaded when somebody reaches for it. */
const FlagDialog = lazy(() => import('./flag-dialog'));

/** A quiet way to call a moderator; shown to whoever is signed in. */
export function FlagButton({ subject, label, locale }: FlagButtonProps) {
  const hinted = useSignedInHint();
  const [open, setOpen] = useState(false);
  if (!hinted) return null;
  return (
    <>
      <button className={styles.button} onClick={() => setOpen(true)} type="button">
        {label}
      </button>
      {open &&
        // Out of the line of text that the button stands in.
        createPortal(
          <Suspense>
            <FlagDialog close={() => setOpen(false)} locale={locale} subject={subject} />
          </Suspense>,
          document.body,
        )}
    </>
  );
}
