'use client';

import { useQuery } from '@tanstack/react-query';
import { useLastAnswer } from '@/components/client/last-answer';
import { queryClient } from '@/components/client/query';
import { NOTHING_FOUND, searchQuery } from '@/lib/search/query-options';
import type { SearchItem } from '@/lib/search/schema';

/** Long enough for two quick keystrokes to be one question. */
const PAUSE_MS = 120;
const LIMIT = 7;

export interface Suggestion {
  readonly slug: string;
  readonly name: string;
  readonly about: string;
  readonly spans: SearchItem['spans'];
}

interface Suggested {
  /** The text that `items` answers. */
  readonly text: string;
  readonly items: readonly Suggestion[];
}

/** Software whose name resembles `text`, best first; those of the text before until the answer comes. */
export function useSuggestions(text: string): Suggested {
  const asked = text.trim();
  const query = searchQuery(asked, { kind: 'software', limit: LIMIT, pauseMs: PAUSE_MS });
  const { data } = useQuery(query, queryClient());
  const found = useLastAnswer(data, NOTHING_FOUND);
  if (asked === '') return { text: '', items: [] };
  return { text: found.text, items: found.items.flatMap(suggestionOf) };
}

function suggestionOf({ title, about, url, spans }: SearchItem): Suggestion[] {
  const slug = /\/software\/([^/?#]+)$/.exec(url)?.[1];
  return slug === undefined ? [] : [{ slug: decodeURIComponent(slug), name: title, about, spans }];
}
