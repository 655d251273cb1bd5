'use client';

import { type RefObject, useState } from 'react';

interface Sources {
  /** The key of the one that the keys are at; null: none yet, and the first comes up. */
  readonly marked: string | null;
  /** Opens it in a tab of its own. */
  readonly open: () => void;
  readonly next: () => void;
  /** Holds it for primary, or no longer, where a reviewer may say so. */
  readonly tick: () => void;
}

/** The sources of the edit that lies open, for the keys: they are found where they stand on the page. */
export function useSources(body: RefObject<HTMLElement | null>): Sources {
  const [marked, setMarked] = useState<string | null>(null);
  const cards = () => [...(body.current?.querySelectorAll<HTMLElement>('li[data-source]') ?? [])];
  const mark = (card: HTMLElement | undefined) => {
    if (card === undefined) return;
    setMarked(card.dataset.source ?? null);
    card.scrollIntoView({ block: 'nearest' });
  };
  const present = () => {
    const all = cards();
    return all.find((card) => card.dataset.source === marked) ?? all[0];
  };
  return {
    marked,
    open() {
      const card = present();
      mark(card);
      const link = card?.querySelector<HTMLAnchorElement>('a[target="_blank"]');
      if (link != null) window.open(link.href, '_blank', 'noopener,noreferrer');
    },
    next() {
      const all = cards();
      const at = all.findIndex((card) => card.dataset.source === marked);
      mark(all[(at + 1) % all.length]);
    },
    tick() {
      const card = present();
      mark(card);
      card?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
    },
  };
}
