'use client';

import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import type { Verdict } from '@/lib/edits/types';

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

/** What the hands are at: reading an edit, choosing among those of a group, giving the reason for a verdict, improving fields, or reading about the keys. */
export type DeskMode = 'reading' | 'reason' | 'improving' | 'group' | 'help';

/** What a key press asks for. */
export type DeskCommand =
  | { readonly do: 'decide'; readonly verdict: Verdict }
  | { readonly do: 'improve' }
  | { readonly do: 'skip' }
  | { readonly do: 'step'; readonly by: 1 | -1 }
  /** The ready sentence at this place, from 0. */
  | { readonly do: 'reason'; readonly at: number }
  | { readonly do: 'send' }
  /** Shows what else there is by the same author, of the same software or with the same domain; again: the next of the three. */
  | { readonly do: 'group' }
  /** Chooses the marked edit of a group, or all of them; again: no longer. */
  | { readonly do: 'choose' | 'choose-all' }
  | { readonly do: 'undo' | 'comment' }
  /** Moves the edit under the open panel, by pixels. */
  | { readonly do: 'scroll'; readonly by: number }
  /** Opens the marked source, marks the next one, holds the marked one for primary. */
  | { readonly do: 'source' | 'next-source' | 'tick' }
  | { readonly do: 'cancel' }
  | { readonly do: 'help' };

/** The part of a keyboard event that decides. */
export interface Press {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  /** The event comes from a field in which one writes. */
  readonly writing: boolean;
}

/** Of one edit and of a group alike. */
const EVERYWHERE: Readonly<Record<string, DeskCommand>> = {
  a: { do: 'decide', verdict: 'approve' },
  c: { do: 'decide', verdict: 'request-changes' },
  r: { do: 'decide', verdict: 'reject' },
  j: { do: 'step', by: 1 },
  k: { do: 'step', by: -1 },
  z: { do: 'undo' },
  o: { do: 'source' },
  n: { do: 'next-source' },
  g: { do: 'group' },
};

const READING: Readonly<Record<string, DeskCommand>> = {
  ...EVERYWHERE,
  i: { do: 'improve' },
  s: { do: 'skip' },
  p: { do: 'tick' },
  m: { do: 'comment' },
};

/** While a group is shown. */
const GROUPED: Readonly<Record<string, DeskCommand>> = {
  ...EVERYWHERE,
  x: { do: 'choose' },
  t: { do: 'choose-all' },
};

/**
 * The command of a key press; null where the press is none of the desk's business. A verdict takes two
 * different keys, its own and that of a reason, and a key held down counts once: nothing is decided by
 * a slip. While somebody writes, only Escape and Ctrl+Enter (Cmd+Enter) are heard.
 */
export function commandOf(press: Press, mode: DeskMode): DeskCommand | null {
  if ((press.repeat && !Object.hasOwn(SCROLLS, press.key)) || press.isComposing || press.altKey)
    return null;
  const accelerated = press.ctrlKey || press.metaKey;
  if (accelerated) return press.key === 'Enter' && SENDING.includes(mode) ? { do: 'send' } : null;
  if (press.key === 'Escape') return mode === 'reading' && !press.writing ? null : { do: 'cancel' };
  if (press.writing) return null;
  if (mode === 'reason') return reasonOf(press) ?? scrollOf(press);
  if (mode === 'group' && press.key !== '?') return GROUPED[letterOf(press)] ?? null;
  if (mode === 'improving' || mode === 'help')
    return press.key === '?' && mode === 'help' ? { do: 'cancel' } : null;
  return press.key === '?' ? { do: 'help' } : (READING[letterOf(press)] ?? null);
}

/** Where something is there to be sent. */
const SENDING: readonly DeskMode[] = ['reason', 'improving'];

function reasonOf(press: Press): DeskCommand | null {
  const digit = /^[1-9]$/.exec(press.key)?.[0] ?? /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  return digit === undefined ? null : { do: 'reason', at: Number(digit) - 1 };
}

/** While the panel has the focus, the keys that scroll move what it asks about. */
const SCROLLS: Readonly<Record<string, number>> = {
  ArrowDown: 60,
  ArrowUp: -60,
  PageDown: 400,
  PageUp: -400,
};

function scrollOf({ key }: Press): DeskCommand | null {
  const by = Object.hasOwn(SCROLLS, key) ? SCROLLS[key] : undefined;
  return by === undefined ? null : { do: 'scroll', by };
}

/** The Latin letter of a key: as typed, or by its place on the board where another script is set (Hebrew has ש on A). */
function letterOf({ key, code }: Press): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '';
}
