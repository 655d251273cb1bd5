'use client';

import type { KeyboardEvent } from 'react';
import { useSyncExternalStore } from 'react';
import styles from './tabs.module.css';

interface TabsProps {
  /** The attribute of <html> that holds the choice (`system` → `data-system`), and its key in localStorage. */
  readonly store: string;
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: string }[];
  /** Panel ids are `${prefix}-${tab.id}`; style sheets show the one that <html> names. */
  readonly prefix: string;
}

const CHANGED = 'tabs-changed';

function subscribe(notify: () => void): () => void {
  addEventListener(CHANGED, notify);
  return () => removeEventListener(CHANGED, notify);
}

/**
 * A row of tabs over panels that the server has rendered. The choice lives on <html>, set before the
 * first paint, so panels neither flash nor jump; without scripts the row is gone and all panels show.
 */
export function Tabs({ store, label, tabs, prefix }: TabsProps) {
  const chosen = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset[store] ?? null,
    () => null,
  );
  const current = tabs.some((tab) => tab.id === chosen) ? chosen : null;

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const to = neighbour(
      event,
      tabs.findIndex((tab) => tab.id === current),
      tabs.length,
    );
    const tab = to === null ? undefined : tabs[to];
    if (tab === undefined) return;
    event.preventDefault();
    choose(store, tab.id);
    document.getElementById(`${prefix}-tab-${tab.id}`)?.focus();
  };

  return (
    <div
      aria-label={label}
      className={`${styles.tabs} needs-script`}
      onKeyDown={onKeyDown}
      role="tablist"
    >
      {tabs.map((tab) => (
        <button
          aria-controls={`${prefix}-${tab.id}`}
          aria-selected={tab.id === current}
          data-tab={tab.id}
          id={`${prefix}-tab-${tab.id}`}
          key={tab.id}
          onClick={() => choose(store, tab.id)}
          role="tab"
          tabIndex={current === null || tab.id === current ? 0 : -1}
          type="button"
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}

function choose(store: string, id: string): void {
  document.documentElement.dataset[store] = id;
  try {
    localStorage.setItem(store, id);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
  dispatchEvent(new Event(CHANGED));
}

/** Where an arrow key leads; in a right-to-left page the left arrow goes on. */
function neighbour(
  event: KeyboardEvent<HTMLDivElement>,
  from: number,
  count: number,
): number | null {
  const forwards =
    getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backwards = forwards === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  if (event.key === forwards) return (from + 1) % count;
  if (event.key === backwards) return (from - 1 + count) % count;
  if (event.key === 'Home') return 0;
  return event.key === 'End' ? count - 1 : null;
}
