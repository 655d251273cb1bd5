'use client';

import { lazy, Suspense } from 'react';
import { useSignedInHint } from '@/components/client/viewer-hint';

export interface ModerateLinkProps {
  /** The account's moderation page, in the page's language. */
  readonly href: string;
  readonly label: string;
}

// With it comes react-query: visitors need neither.
const ForModerators = lazy(() => import('./moderate-link-open'));

/** The way from a profile to what a moderator can do about it; shown to moderators. */
export function ModerateLink(props: ModerateLinkProps) {
  if (!useSignedInHint()) return null;
  return (
    <Suspense>
      <ForModerators {...props} />
    </Suspense>
  );
}
