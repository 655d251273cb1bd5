import type { Locale } from '@/lib/i18n/locales';
import { SEARCH_KINDS, type SearchKind } from '@/lib/search/types';

/** Something that was opened from the command box before. */
export interface RecentPick {
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
