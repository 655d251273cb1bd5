'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Gives the focus back once the help is gone: while it stands, nothing behind it can take it. */
export function useFocusAfter(open: boolean, title: RefObject<HTMLHeadingElement | null>): void {
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) title.current?.focus({ preventScroll: true });
    was.current = open;
  }, [open, title]);
}

/** Brings eye, focus and screen reader to the next edit; not when the page is opened. */
export function useFocusOn(
  title: RefObject<HTMLHeadingElement | null>,
  current: number | null,
): void {
  const last = useRef(current);
  useEffect(() => {
    if (last.current === current) return;
    last.current = current;
    scrollTo({ top: 0, behavior: 'instant' });
    title.current?.focus({ preventScroll: innerWidth >= 1024 });
  }, [current, title]);
}
