'use client';

import { lazy, Suspense, type ReactNode } from 'react';
import { useFreshGrade } from './voting/fresh-grades';

const FreshGrade = lazy(() => import('./voting/fresh-grade'));

interface GradeSlotProps {
  readonly reportId: number;
  readonly locale: string;
  /** The grade as the page was served with it. */
  readonly children: ReactNode;
}

/** The grade with its reason; once the viewer has voted, as the server then gave it. */
export function GradeSlot({ reportId, locale, children }: GradeSlotProps) {
  const fresh = useFreshGrade(reportId);
  if (fresh === null) return children;
  return (
    <Suspense fallback={children}>
      <FreshGrade fresh={fresh} locale={locale} />
    </Suspense>
  );
}
