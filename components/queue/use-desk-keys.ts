'use client';

import { useEffect, useRef, useSyncExternalStore } from 'react';
import { commandOf, type DeskCommand, type DeskMode } from './keys';

const STORE = 'queue-keys';
const CHANGED = 'queue-keys-changed';

function subscribe(notify: () => void): () => void {
  addEventListener(CHANGED, notify);
  return () => removeEventListener(CHANGED, notify);
}

function areOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== 'off';
  } catch {
    return true;
  }
}

/** Whether single keys give commands: they can be turned off (WCAG 2.1.4), and the browser remembers. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, areOn, () => true);
  const set = (wanted: boolean) => {
    try {
      localStorage.setItem(STORE, wanted ? 'on' : 'off');
    } catch {
      // Storage may be forbidden: then they stay as they are.
    }
    dispatchEvent(new Event(CHANGED));
  };
  return [on, set];
}

/** Fields in which one writes or chooses with letters; boxes and buttons are none. */
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, [role="combobox"]') !== null)
    return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

/** Hears the keys of the whole page and passes on what they ask for. */
export function useDeskKeys(
  mode: DeskMode,
  enabled: boolean,
  run: (command: DeskCommand) => void,
): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const writing = isWriting(event.target);
      const { key, code, ctrlKey, metaKey, altKey, repeat, isComposing } = event;
      const command = commandOf(
        { key, code, ctrlKey, metaKey, altKey, repeat, isComposing, writing },
        mode,
      );
      // Escape and Ctrl+Enter are no single characters: they work always.
      if (command === null || (!enabled && command.do !== 'cancel' && command.do !== 'send'))
        return;
      event.preventDefault();
      latest.current(command);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [mode, enabled]);
}
