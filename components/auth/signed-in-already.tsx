'use client';

import { useSignedInHint } from '@/components/client/viewer-hint';

interface SignedInAlreadyProps {
  /** In the page's language. */
  readonly next: string;
  readonly text: string;
  readonly label: string;
}

/** A link that was used says so; whoever used it, in this browser, only wants to go on. */
export function SignedInAlready({ next, text, label }: SignedInAlreadyProps) {
  if (!useSignedInHint()) return null;
  return (
    <p>
      {text} <a href={next}>{label}</a>
    </p>
  );
}
