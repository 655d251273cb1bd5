'use client';

import { useEffect, useReducer } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { searchApiPath } from '@/lib/search/routes';
import type { SearchAnswer, SearchItem } from '@/lib/search/schema';

/** Long enough for two quick keystrokes to be one question, short enough not to be felt. */
const DEBOUNCE_MS = 90;
const SLOW_MS = 700;
const TIMEOUT_MS = 8000;
const LIMIT = 12;

export interface SearchState {
  /** `slow`: still waiting, and it is time to say so. */
  readonly phase: 'idle' | 'waiting' | 'slow' | 'done' | 'failed';
  /** Hits for `answered`; while waiting they are those of the text before. */
  readonly items: readonly SearchItem[];
  /** The text that `items` answers. */
  readonly answered: string;
}

type Event =
  | { readonly type: 'cleared' | 'asked' | 'slow' | 'failed' }
  | { readonly type: 'answered'; readonly text: string; readonly items: readonly SearchItem[] };

const NOTHING: SearchState = { phase: 'idle', items: [], answered: '' };

/** What becomes of the state; separate, so that it can be tested without a browser. */
export function searchReducer(state: SearchState, event: Event): SearchState {
  switch (event.type) {
    case 'cleared':
      return NOTHING;
    case 'asked':
      return { ...state, phase: 'waiting' };
    case 'slow':
      return state.phase === 'waiting' ? { ...state, phase: 'slow' } : state;
    case 'failed':
      return { phase: 'failed', items: [], answered: '' };
    case 'answered':
      return { phase: 'done', items: event.items, answered: event.text };
  }
}

/**
 * Hits for `text` while it is typed. A newer text ends the question before it, whose answer then never
 * shows. `attempt` counts up to ask again after a failure.
 */
export function useSearch(text: string, locale: Locale, attempt: number): SearchState {
  const [state, dispatch] = useReducer(searchReducer, NOTHING);
  const asked = text.trim();

  useEffect(() => {
    if (asked === '') {
      dispatch({ type: 'cleared' });
      return;
    }
    const abort = new AbortController();
    let superseded = false;
    dispatch({ type: 'asked' });
    const slow = setTimeout(() => dispatch({ type: 'slow' }), SLOW_MS);
    const late = setTimeout(() => abort.abort(), TIMEOUT_MS);
    const tell = (event: Event) => {
      clearTimeout(slow);
      clearTimeout(late);
      if (!superseded) dispatch(event);
    };
    const start = setTimeout(() => {
      ask(asked, locale, abort.signal).then(
        (items) => tell({ type: 'answered', text: asked, items }),
        () => tell({ type: 'failed' }),
      );
    }, DEBOUNCE_MS);
    return () => {
      superseded = true;
      abort.abort();
      for (const timer of [slow, late, start]) clearTimeout(timer);
    };
  }, [asked, locale, attempt]);

  return state;
}

async function ask(
  text: string,
  locale: Locale,
  signal: AbortSignal,
): Promise<readonly SearchItem[]> {
  const response = await fetch(searchApiPath(text, { limit: LIMIT, locale }), { signal });
  if (!response.ok) throw new Error(`search answered ${response.status}`);
  const { items } = (await response.json()) as SearchAnswer;
  return items;
}
