import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '@/lib/i18n/locales';
import { searchApiPath } from './routes';
import type { SearchAnswer, SearchItem } from './schema';
import type { SearchKind } from './types';

interface SearchOptions {
  readonly limit: number;
  readonly kind?: SearchKind;
  readonly locale?: Locale;
  /** Milliseconds without another keystroke before it is asked. */
  readonly pauseMs: number;
  /** Milliseconds after which no answer is awaited any more. */
  readonly timeoutMs?: number;
}

/** The hits, and the text that they answer. */
export interface FoundItems {
  readonly text: string;
  readonly items: readonly SearchItem[];
}

export const NOTHING_FOUND: FoundItems = { text: '', items: [] };

/** What is found for a text while it is typed; a text typed again shows its last answer at once. */
export function searchQuery(text: string, { pauseMs, timeoutMs, ...asked }: SearchOptions) {
  return queryOptions<SearchAnswer, Error, FoundItems>({
    queryKey: ['search', searchApiPath(text, asked)],
    select: ({ items }) => ({ text, items }),
    enabled: text !== '',
    retry: false,
    meta: { pauseMs, timeoutMs },
  });
}
