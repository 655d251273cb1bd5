'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { queryClient } from '@/components/client/query';
import { useClosing } from '@/components/client/use-closing';
import { viewerQuery } from '@/lib/auth/query-options';
import { SIGNOUT_ENDPOINT } from '@/lib/auth/routes';
import { UNREAD_COUNTED } from '@/lib/notifications/types';
import type { ViewerMenuItem, ViewerMenuLabels, ViewerMenuPaths } from './viewer-menu';
import styles from './viewer-menu.module.css';

interface ViewerMenuOpenProps {
  readonly labels: ViewerMenuLabels;
  readonly paths: ViewerMenuPaths;
  readonly items: readonly ViewerMenuItem[];
  /** Shown where the hint was wrong: the session has ended elsewhere. */
  readonly signIn: ReactNode;
}

/** The menu of whoever is signed in. */
export function ViewerMenuOpen({ labels, paths, items, signIn }: ViewerMenuOpenProps) {
  const { data: viewer, isPending, refetch } = useQuery(viewerQuery, queryClient());
  useNaming(viewer?.handle === null, refetch);
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  if (isPending) return <span className={styles.waiting} />;
  if (viewer == null) return signIn;
  const { handle, trust, unread } = viewer;
  const count = unread > UNREAD_COUNTED ? `${UNREAD_COUNTED}+` : String(unread);
  const name = [
    handle === null ? labels.label : `${labels.label}: ${handle}`,
    ...(unread === 0 ? [] : [`${labels.notifications}: ${count}`]),
  ].join(', ');
  return (
    <details className={styles.menu} ref={details}>
      <summary aria-label={name}>
        <bdi dir="ltr">{handle ?? labels.account}</bdi>
        {unread > 0 && (
          <span aria-hidden="true" className={styles.unread} dir="ltr">
            {count}
          </span>
        )}
      </summary>
      <div className={styles.items}>
        {handle === null ? (
          <a href={paths.handle}>{labels.choose}</a>
        ) : (
          <a href={`${paths.users}/${encodeURIComponent(handle)}`}>{labels.profile}</a>
        )}
        {items
          .filter(({ from }) => trust >= from)
          .map(({ href, label }) => (
            <a href={href} key={href}>
              {label}
            </a>
          ))}
        <a href={paths.contributions}>{labels.contributions}</a>
        <a href={paths.notifications}>
          {labels.notifications}
          {unread > 0 && (
            <span className={styles.count} dir="ltr">
              {count}
            </span>
          )}
        </a>
        <a href={paths.account}>{labels.account}</a>
        <form action={SIGNOUT_ENDPOINT} method="post">
          <input name="next" type="hidden" value={paths.home} />
          <button type="submit">{labels.signOut}</button>
        </form>
      </div>
    </details>
  );
}

/** Who has no handle yet chooses one on the next page, and is called by it on the one after that. */
function useNaming(nameless: boolean, askAgain: () => Promise<unknown>): void {
  const path = usePathname();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    if (nameless) void askAgain();
  }, [path, nameless, askAgain]);
}
