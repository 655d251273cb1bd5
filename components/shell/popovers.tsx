'use client';

import { useEffect } from 'react';

/**
 * What the browser does not do by itself for menus that are popovers: a link in one closes it, as the page
 * may stay, and so does a window of another width, where the same links may stand in a row.
 * Opening, Escape and a click beside it need no script.
 */
export function Popovers() {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const hideOpen = (within: Element | null) =>
      within?.closest<HTMLElement>('[popover]:popover-open')?.hidePopover();
    document.addEventListener(
      'click',
      ({ target }) => hideOpen(target instanceof Element ? target.closest('a') : null),
      { signal },
    );
    // A phone's keyboard changes the height alone.
    let width = innerWidth;
    const onResize = () => {
      if (innerWidth !== width) hideOpen(document.querySelector('[popover]:popover-open'));
      width = innerWidth;
    };
    addEventListener('resize', onResize, { signal });
    return () => stop.abort();
  }, []);
  return null;
}
