'use client';

import { useRouter } from 'next/navigation';
import { useLayoutEffect } from 'react';

/**
 * Follows the links to pages of this site (`SiteLink`) without loading the page anew: one listener for all of them. What
 * asks for another window or a file, and what another listener has answered, is left to the browser.
 */
export function FollowLinks() {
  const router = useRouter();
  // As early as the listener of the arrow keys, which click such links.
  useLayoutEffect(() => {
    const follow = (event: MouseEvent) => {
      const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
      const link =
        target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-site]') : null;
      if (link === null || event.defaultPrevented || button !== 0) return;
      if (metaKey || ctrlKey || shiftKey || altKey) return;
      if (!['', '_self'].includes(link.target) || link.hasAttribute('download')) return;
      event.preventDefault();
      router.push(link.href);
    };
    // On the window, so that it comes after what React hears on the document.
    addEventListener('click', follow);
    return () => removeEventListener('click', follow);
  }, [router]);
  return null;
}
