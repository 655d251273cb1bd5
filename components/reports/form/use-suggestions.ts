'use client';

import { useEffect, useState } from 'react';
import { searchApiPath } from '@/lib/search/routes';
import type { SearchAnswer, SearchItem } from '@/lib/search/schema';

/** Long enough for two quick keystrokes to be one question. */
const DEBOUNCE_MS = 120;
const LIMIT = 7;

export interface Suggestion {
  readonly slug: string;
  readonly name: string;
  readonly about: string;
  readonly ports: readonly number[];
}

interface Suggested {
  /** The text that `items` answers. */
  readonly text: string;
  readonly items: readonly Suggestion[];
}

const NOTHING: Suggested = { text: '', items: [] };

/** Software whose name resembles `text`, best first; those of the text before until the answer comes. */
export function useSuggestions(text: string): Suggested {
  const [suggested, setSuggested] = useState<Suggested>(NOTHING);
  const asked = text.trim();
  useEffect(() => {
    if (asked === '') return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      ask(asked, abort.signal).then(
        (items) => setSuggested({ text: asked, items }),
        () => {
          // Superseded, or no answer: the name can be typed without suggestions too.
        },
      );
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [asked]);
  return asked === '' ? NOTHING : suggested;
}

async function ask(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const response = await fetch(searchApiPath(text, { kind: 'software', limit: LIMIT }), { signal });
  if (!response.ok) throw new Error(`search answered ${response.status}`);
  const { items } = (await response.json()) as SearchAnswer;
  return items.flatMap(suggestionOf);
}

function suggestionOf({ title, about, url, ports }: SearchItem): Suggestion[] {
  const slug = /\/software\/([^/?#]+)$/.exec(url)?.[1];
  return slug === undefined ? [] : [{ slug: decodeURIComponent(slug), name: title, about, ports }];
}
