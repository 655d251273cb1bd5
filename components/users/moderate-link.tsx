'use client';

import { lazy, Suspense, useSyncExternalStore } from 'react';
import { hasViewerHint } from '@/lib/auth/viewer-hint';

export interface ModerateLinkProps {
  /** The account's moderation page, in the page's language. */
  readonly href: string;
  readonly label: string;
}

// With it comes react-query: visitors need neither.
const ForModerators = lazy(() => import('./moderate-link-open'));

const never = () => () => undefined;

/** The way from a profile to what a moderator can do about it; shown to moderators. */
export function ModerateLink(props: ModerateLinkProps) {
  const hinted = useSyncExternalStore(never, hasViewerHint, () => false);
  if (!hinted) return null;
  return (
    <Suspense>
      <ForModerators {...props} />
    </Suspense>
  );
}
