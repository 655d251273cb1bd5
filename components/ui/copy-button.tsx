'use client';

import { useState } from 'react';
import styles from './copy-button.module.css';

interface CopyButtonProps {
  readonly text: string;
  readonly labels: { readonly copy: string; readonly copied: string; readonly name: string };
}

/** How a button that copies looks; hidden where there are no scripts. */
export const COPY_BUTTON_CLASS = `${styles.copy} needs-script`;

const SHOWN_MS = 1600;

/** Copies a text; `say` is told that it is done, and a moment later that this was long ago. */
export function copyText(text: string, say: (copied: boolean) => void): void {
  const done = () => {
    say(true);
    setTimeout(() => say(false), SHOWN_MS);
  };
  // Without a secure context there is no clipboard: the text can still be selected by hand.
  navigator.clipboard?.writeText(text).then(done, () => say(false));
}

/** Copies a text and says so. Hidden where there are no scripts. */
export function CopyButton({ text, labels }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  return (
    <button
      aria-label={labels.name}
      className={COPY_BUTTON_CLASS}
      onClick={() => copyText(text, setCopied)}
      type="button"
    >
      <span aria-live="polite">{copied ? labels.copied : labels.copy}</span>
    </button>
  );
}
