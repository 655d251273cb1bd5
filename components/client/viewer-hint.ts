'use client';

import { useSyncExternalStore } from 'react';
import { hasViewerHint } from '@/lib/auth/viewer-hint';

/** Nothing tells a script that a cookie has changed; sign-ins and sign-outs load the page anew. */
const subscribe = () => () => undefined;
/** The page as it was sent does not know who reads it. */
const unknown = () => null;

/** Whether the hint cookie says that somebody is signed in; null while the page shows what everybody is sent. */
export function useViewerHint(): boolean | null {
  return useSyncExternalStore<boolean | null>(subscribe, hasViewerHint, unknown);
}

/** Whether it says so. A page as it was sent says no, so what a visitor sees of it is not rendered once more. */
export function useSignedInHint(): boolean {
  return useSyncExternalStore(subscribe, hasViewerHint, () => false);
}
