'use client';

import { useLayoutEffect } from 'react';
import { isEditable } from '@/components/client/editable';

/** What uses the arrow keys itself: tabs, menus, and what scrolls sideways. */
const OWN_KEYS = '[role="tab"], dialog, [popover], pre';

/**
 * Follows the links to the neighbouring ports on the arrow keys, while no field has the focus. Right is always
 * the higher number, as on the line of numbers, which runs from left to right in every language. While the keys
 * are heard, the root element has `data-arrows`: React hears them a moment after it has taken over the links.
 */
export function StepKeys() {
  useLayoutEffect(() => {
    const step = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (isEditable(target) || (target instanceof Element && target.closest(OWN_KEYS) !== null))
        return;
      const rel = key === 'ArrowLeft' ? 'prev' : 'next';
      document.querySelector<HTMLAnchorElement>(`ol a[rel="${rel}"]`)?.click();
    };
    document.addEventListener('keydown', step);
    document.documentElement.dataset.arrows = 'ready';
    return () => {
      document.removeEventListener('keydown', step);
      delete document.documentElement.dataset.arrows;
    };
  }, []);
  return null;
}
