import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { FactorAsked } from '@/components/account/factor-asked';

/** These pages wait for the session: a visitor is sent to the sign-in by status, not by a script. */
export const instant = false;

export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function MemberLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <FactorAsked />
      {children}
    </>
  );
}
