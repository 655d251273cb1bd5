'use client';

import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { isDeepEqual } from '@/lib/platform/deep-equal';
import { dropDraft, isShapedLike, readDraft, writeDraft } from './draft';
import { type EarlyInput, readEarlyInput, replayEarlyInput } from './early-input';

const SAVE_AFTER_MS = 400;

export interface Drafted<Values> {
  readonly values: Values;
  /** The revision that the values stand on; null for something new. */
  readonly baseRevision: number | null;
  /** When the draft that filled the form was last touched; null where the form began as it was served. */
  readonly restoredAt: string | null;
  /** Whether this browser keeps what is in the form. */
  readonly kept: boolean;
  readonly change: (part: Partial<Values>) => void;
  /** Puts it away now, not a moment after the last keystroke. */
  readonly save: () => void;
  /** Goes on from another revision, with other values. */
  readonly rebase: (values: Values, baseRevision: number) => void;
  /** Back to what the server gave. */
  readonly discard: () => void;
  /** It was sent and taken: nothing is left to keep. */
  readonly finish: () => void;
}

interface State<Values> {
  readonly values: Values;
  readonly baseRevision: number | null;
  readonly restoredAt: string | null;
  readonly kept: boolean;
}

const never = () => () => undefined;

/** What was typed before the scripts came: it is put on top of the draft, or it would be lost. */
function useEarlyInput(): readonly EarlyInput[] {
  const takingOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  return useState(() => (takingOver && typeof document !== 'undefined' ? readEarlyInput() : []))[0];
}

/**
 * A form's values, kept in this browser while they are typed: they outlive a closed tab and a session
 * that ended. What equals `initial` is no draft. `touched`: the values were typed already (a form that
 * was sent without scripts and came back), so an older draft must not replace them.
 */
export function useDraft<Values extends object>(
  name: string,
  initial: Values,
  options: { readonly baseRevision?: number; readonly touched?: boolean } = {},
): Drafted<Values> {
  const { baseRevision = null, touched = false } = options;
  const [state, setState] = useState<State<Values>>({
    values: initial,
    baseRevision,
    restoredAt: null,
    kept: false,
  });
  const first = useRef(initial);
  const latest = useRef(state);
  const finished = useRef(false);
  /** What the store has: another tab may have sent it and dropped it since, and it must not come back. */
  const stored = useRef<Values | null>(null);
  const early = useEarlyInput();
  useEffect(() => {
    latest.current = state;
  }, [state]);

  useEffect(() => {
    const restore = () => {
      const accepts = (value: unknown): value is Values => isShapedLike(first.current, value);
      const draft = readDraft(localStorage, name, accepts, new Date());
      if (draft === null || latest.current.values !== first.current) return;
      const { values, savedAt } = draft;
      stored.current = values;
      setState({ values, baseRevision: draft.baseRevision, restoredAt: savedAt, kept: true });
    };
    // After the first paint: the server's form and the browser's must be the same until then.
    const timer = setTimeout(() => {
      if (!touched) flushSync(restore);
      replayEarlyInput(early);
    });
    return () => clearTimeout(timer);
  }, [name, touched, early]);

  const save = useCallback(() => {
    const { values, baseRevision: base } = latest.current;
    if (finished.current || values === first.current || values === stored.current) return;
    if (isDeepEqual(values, first.current)) {
      dropDraft(localStorage, name);
      stored.current = values;
      return;
    }
    const kept = writeDraft(localStorage, name, { values, baseRevision: base }, new Date());
    if (kept) stored.current = values;
    setState((now) => (now.kept === kept ? now : { ...now, kept }));
  }, [name]);

  useEffect(() => {
    const timer = setTimeout(save, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [state.values, save]);

  useEffect(() => {
    // A tab that is closed or put away may never come back.
    addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
    };
  }, [save]);

  return {
    ...state,
    save,
    change: useCallback(
      (part) => setState((now) => ({ ...now, values: { ...now.values, ...part } })),
      [],
    ),
    rebase: useCallback(
      (values, base) => setState((now) => ({ ...now, values, baseRevision: base })),
      [],
    ),
    discard: useCallback(() => {
      dropDraft(localStorage, name);
      setState({ values: first.current, baseRevision, restoredAt: null, kept: false });
    }, [name, baseRevision]),
    finish: useCallback(() => {
      finished.current = true;
      dropDraft(localStorage, name);
    }, [name]),
  };
}
