'use client';

import { lazy, Suspense } from 'react';
import { useViewerHint } from '@/components/client/viewer-hint';
import styles from './viewer-menu.module.css';

export interface ViewerMenuLabels {
  readonly signIn: string;
  readonly label: string;
  readonly account: string;
  readonly notifications: string;
  readonly contributions: string;
  readonly profile: string;
  readonly choose: string;
  readonly signOut: string;
}

/** A page for members from a level on; its address in the page's language. */
export interface ViewerMenuItem {
  readonly href: string;
  readonly label: string;
  readonly from: number;
}

/** Addresses in the page's language. */
export interface ViewerMenuPaths {
  readonly signIn: string;
  readonly account: string;
  readonly notifications: string;
  readonly contributions: string;
  readonly handle: string;
  /** Before a handle. */
  readonly users: string;
  readonly home: string;
}

interface ViewerMenuProps {
  readonly labels: ViewerMenuLabels;
  readonly paths: ViewerMenuPaths;
  readonly items: readonly ViewerMenuItem[];
}

// With it comes react-query: visitors need neither.
const OpenMenu = lazy(() =>
  import('./viewer-menu-open').then(({ ViewerMenuOpen }) => ({ default: ViewerMenuOpen })),
);

/** A link to the sign-in, or the menu of whoever is signed in. The page itself is the same for both. */
export function ViewerMenu({ labels, paths, items }: ViewerMenuProps) {
  const hinted = useViewerHint();
  if (hinted !== true) {
    const className = `${styles.signIn} ${hinted === null ? styles.unsure : ''}`;
    return <SignInLink className={className} labels={labels} paths={paths} />;
  }
  return (
    <Suspense fallback={<span className={styles.waiting} />}>
      <OpenMenu
        items={items}
        labels={labels}
        paths={paths}
        signIn={<SignInLink className={styles.signIn} labels={labels} paths={paths} />}
      />
    </Suspense>
  );
}

interface SignInLinkProps extends Pick<ViewerMenuProps, 'labels' | 'paths'> {
  readonly className: string | undefined;
}

function SignInLink({ className, labels, paths }: SignInLinkProps) {
  return (
    <a className={className} href={paths.signIn}>
      {labels.signIn}
    </a>
  );
}
