'use client';

import { lazy, Suspense, type ReactNode } from 'react';
import { useSignedInHint } from '@/components/client/viewer-hint';

/** Loaded for whoever is signed in, and for nobody else. */
const FreshGrade = lazy(() =>
  import('./voting/vote-live').then((voting) => ({ default: voting.FreshGrade })),
);

export interface GradeSlotProps {
  readonly reportId: number;
  readonly locale: string;
  /** The grade as the page was served with it. */
  readonly children: ReactNode;
}

/** The grade with its reason; once the viewer has voted, as the server then gave it. */
export function GradeSlot(props: GradeSlotProps) {
  const { children } = props;
  if (!useSignedInHint()) return children;
  return (
    <Suspense fallback={children}>
      <FreshGrade {...props} />
    </Suspense>
  );
}
