import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Suspense } from 'react';
import { NotFoundBoundary } from './not-found-boundary';

/** A full page with status 404 on the first request, in the reader's language: `children` is what it says. */
export function NotFoundBody({ children }: { readonly children: ReactNode }) {
  return (
    <Suspense fallback={children}>
      <NotFoundBoundary missing={children}>
        <Gone />
      </NotFoundBoundary>
    </Suspense>
  );
}

function Gone(): never {
  notFound();
}
