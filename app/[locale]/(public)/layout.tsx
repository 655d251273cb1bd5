import type { ReactNode } from 'react';

/** Public pages are the same bytes for everybody: nothing below may read cookies, headers or the query. */
export const ensureStatic = 'navigation';

export default function PublicLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
