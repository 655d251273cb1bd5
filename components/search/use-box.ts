'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useLastAnswer } from '@/components/client/last-answer';
import { queryClient } from '@/components/client/query';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { type FoundItems, NOTHING_FOUND, searchQuery } from '@/lib/search/query-options';
import { searchPath } from '@/lib/search/routes';
import type { SearchItem } from '@/lib/search/schema';
import {
  type BoxEntry,
  forgetPicks,
  hitEntries,
  isOfLanguage,
  lineAfter,
  plainPort,
  readPicks,
  recentEntries,
  rememberPick,
} from './box-list';

/**
 * The state of the command box: the list under its text, and the chosen line of the list (-1: none). Going to a
 * result calls `leave` first. The first hit is chosen by itself; of what was opened before, nothing is.
 */
export function useBox(
  locale: Locale,
  text: string,
  setText: (text: string) => void,
  leave: () => void,
) {
  const router = useRouter();
  const [picks, setPicks] = useState(() => readPicks(locale));
  const [choice, setChoice] = useState<{ at: number; of: string } | null>(null);
  const { found, retry } = useSearch(text, locale);

  const asked = text.trim();
  const current = asked === '' || (found.phase === 'done' && found.answered === asked);
  const entries =
    asked === '' ? recentEntries(picks) : hitEntries(found.items, found.answered, locale);
  // A choice holds for the list it was made in: a new list begins at its first line.
  const list = asked === '' ? '' : found.answered;
  const inList = choice?.of === list && choice.at < entries.length;
  const at = inList ? choice.at : asked === '' || entries.length === 0 ? -1 : 0;

  const go = (url: string) => {
    leave();
    if (isOfLanguage(url, locale)) router.push(url);
    else location.assign(url);
  };
  const pick = (entry: BoxEntry) => {
    if (entry.type !== 'all') rememberPick(locale, entry.item);
    go(entry.url);
  };
  /** Enter: the chosen line, unless it answers an older text and nobody chose it. */
  const enter = () => {
    const entry = entries[at];
    if (entry !== undefined && (current || inList)) pick(entry);
    else if (asked !== '') go(localePath(locale, plainPort(asked) ?? searchPath(asked)));
  };
  /** True where the key moved the choice. */
  const move = (key: string): boolean => {
    const to = lineAfter(key, at, entries.length, inList);
    if (to !== null) setChoice({ at: to, of: list });
    return to !== null;
  };
  const forget = () => {
    forgetPicks(locale);
    setPicks([]);
  };
  const point = (index: number) => {
    if (index !== at) setChoice({ at: index, of: list });
  };
  return {
    setText,
    asked,
    found,
    current,
    entries,
    at,
    pick,
    enter,
    move,
    point,
    forget,
    retry,
  };
}

/** Long enough for two quick keystrokes to be one question, short enough not to be felt. */
const PAUSE_MS = 90;
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

/** What is shown for `text`, given the last answer; separate, so that it can be tested without a browser. */
export function searchState(
  text: string,
  { text: answered, items }: FoundItems,
  { failed, slow }: { readonly failed: boolean; readonly slow: boolean },
): SearchState {
  if (text === '') return { phase: 'idle', items: [], answered: '' };
  if (failed) return { phase: 'failed', items: [], answered: '' };
  if (answered === text) return { phase: 'done', items, answered };
  return { phase: slow ? 'slow' : 'waiting', items, answered };
}

/** Hits for `text` while it is typed. A newer text ends the question before it, whose answer then never shows. */
function useSearch(
  text: string,
  locale: Locale,
): { readonly found: SearchState; readonly retry: () => void } {
  const asked = text.trim();
  const query = useQuery(
    searchQuery(asked, { limit: LIMIT, locale, pauseMs: PAUSE_MS, timeoutMs: TIMEOUT_MS }),
    queryClient(),
  );
  const failed = query.isError;
  const answer = useLastAnswer(asked === '' || failed ? NOTHING_FOUND : query.data, NOTHING_FOUND);
  const slow = useSlow(asked, query.isLoading);
  const { refetch } = query;
  return { found: searchState(asked, answer, { failed, slow }), retry: () => void refetch() };
}

/** Whether an answer to `text` has been awaited for long. */
function useSlow(text: string, waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [text, waiting]);
  return slow;
}
