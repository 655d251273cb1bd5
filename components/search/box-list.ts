import { type Locale, localePath, splitLocale } from '@/lib/i18n/locales';
import { portPath } from '@/lib/ports/routes';
import { searchPath } from '@/lib/search/routes';
import type { SearchItem } from '@/lib/search/schema';
import { SEARCH_KINDS, type SearchKind } from '@/lib/search/types';

/** One line of the list: a hit, something opened before, or the way to all results. */
export type BoxEntry =
  | { readonly type: 'hit'; readonly url: string; readonly item: SearchItem }
  | { readonly type: 'recent'; readonly url: string; readonly item: RecentPick }
  | { readonly type: 'all'; readonly url: string; readonly text: string };

/** What was opened before. */
export function recentEntries(picks: readonly RecentPick[]): BoxEntry[] {
  return picks.map((item) => ({ type: 'recent', url: item.url, item }));
}

/** The hits for `text`, and after them the way to the page with all results; nothing where there are none. */
export function hitEntries(items: readonly SearchItem[], text: string, locale: Locale): BoxEntry[] {
  if (items.length === 0) return [];
  const hits = items.map((item): BoxEntry => ({ type: 'hit', url: item.url, item }));
  return [...hits, { type: 'all', url: localePath(locale, searchPath(text)), text }];
}

/**
 * Where a key leads in a list of `count` lines from line `at` (-1: none); null where the key is the text
 * field's own. Home and End belong to the text until somebody has gone into the list.
 */
export function lineAfter(key: string, at: number, count: number, inList: boolean): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return at <= 0 ? count - 1 : at - 1;
    case 'Home':
      return inList ? 0 : null;
    case 'End':
      return inList ? count - 1 : null;
    default:
      return null;
  }
}

/** The page of a port typed as a number: Enter need not wait for an answer to go there. */
export function plainPort(text: string): string | null {
  const digits = /^[:#]?(\d{1,5})$/.exec(text)?.[1];
  const port = Number(digits ?? NaN);
  return port <= 65535 ? portPath(port) : null;
}

/** Whether the page is one of this language: another one is another document, with its own direction. */
export function isOfLanguage(url: string, locale: Locale): boolean {
  return splitLocale(url).locale === locale;
}

/** Something that was opened from the command box before. */
interface RecentPick {
  readonly kind: SearchKind;
  readonly title: string;
  readonly about: string;
  readonly url: string;
}

const MOST_PICKS = 6;

/** Addresses lead to pages of one language, so each has picks of its own. */
const keyOf = (locale: Locale): string => `recent-picks-${locale}`;

/** The picks remembered, the newest first; none where storage is forbidden or holds something else. */
export function readPicks(locale: Locale): RecentPick[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(locale)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPick).slice(0, MOST_PICKS) : [];
  } catch {
    return [];
  }
}

export function rememberPick(locale: Locale, { kind, title, about, url }: RecentPick): void {
  const others = readPicks(locale).filter((pick) => pick.url !== url || pick.kind !== kind);
  store(locale, [{ kind, title, about, url }, ...others].slice(0, MOST_PICKS));
}

export function forgetPicks(locale: Locale): void {
  store(locale, []);
}

function store(locale: Locale, picks: readonly RecentPick[]): void {
  try {
    if (picks.length === 0) localStorage.removeItem(keyOf(locale));
    else localStorage.setItem(keyOf(locale), JSON.stringify(picks));
  } catch {
    // Storage may be forbidden or full: nothing is remembered then.
  }
}

function isPick(value: unknown): value is RecentPick {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, title, about, url } = value as Record<string, unknown>;
  return (
    SEARCH_KINDS.some((known) => known === kind) &&
    typeof title === 'string' &&
    typeof about === 'string' &&
    typeof url === 'string' &&
    // A path of this site and nothing else, whoever wrote it there.
    /^\/(?![/\\])/.test(url)
  );
}
