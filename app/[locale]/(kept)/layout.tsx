import type { ReactNode } from 'react';

/** These pages are made when they are asked for; the front door keeps them for everybody else. */
export const instant = false;

export default function KeptLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
