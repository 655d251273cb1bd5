'use client';

import { useState } from 'react';
import styles from './copy-button.module.css';

interface CopyButtonProps {
  readonly text: string;
  readonly labels: { readonly copy: string; readonly copied: string; readonly name: string };
}

const SHOWN_MS = 1600;

/** Copies a text and says so. Hidden where there are no scripts. */
export function CopyButton({ text, labels }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    const done = () => {
      setCopied(true);
      setTimeout(() => setCopied(false), SHOWN_MS);
    };
    // Without a secure context there is no clipboard: the text can still be selected by hand.
    navigator.clipboard?.writeText(text).then(done, () => setCopied(false));
  };
  return (
    <button
      aria-label={labels.name}
      className={`${styles.copy} needs-script`}
      onClick={copy}
      type="button"
    >
      <span aria-live="polite">{copied ? labels.copied : labels.copy}</span>
    </button>
  );
}
