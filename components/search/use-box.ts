'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { searchPath } from '@/lib/search/routes';
import {
  type BoxEntry,
  hitEntries,
  isOfLanguage,
  lineAfter,
  plainPort,
  recentEntries,
} from './box-list';
import { forgetPicks, readPicks, rememberPick } from './recent-picks';
import { useSearch } from './use-search';

/**
 * The state of the command box: the text, the list under it and its chosen line (-1: none). Whatever ends
 * it tells `onLeave` the text. The first hit is chosen by itself; of what was opened before, nothing is.
 */
export function useBox(locale: Locale, startText: () => string, onLeave: (text: string) => void) {
  const router = useRouter();
  const [text, setText] = useState(startText);
  const [attempt, setAttempt] = useState(0);
  const [picks, setPicks] = useState(() => readPicks(locale));
  const [choice, setChoice] = useState<{ at: number; of: string } | null>(null);
  const found = useSearch(text, locale, attempt);

  const asked = text.trim();
  const current = asked === '' || (found.phase === 'done' && found.answered === asked);
  const entries =
    asked === '' ? recentEntries(picks) : hitEntries(found.items, found.answered, locale);
  // A choice holds for the list it was made in: a new list begins at its first line.
  const list = asked === '' ? '' : found.answered;
  const inList = choice?.of === list && choice.at < entries.length;
  const at = inList ? choice.at : asked === '' || entries.length === 0 ? -1 : 0;

  const leave = () => onLeave(text);
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
  const retry = () => setAttempt(attempt + 1);
  return {
    text,
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
    leave,
  };
}
