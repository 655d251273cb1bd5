import type { ReactNode } from 'react';

/** These pages are made for each request, whole: nothing of them waits for a script. */
export const instant = false;

export default function QueryLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
