import type { PortSpan } from '@/lib/search/rules/port-token';

/** What can be found, ports apart: those are found by number and have no entry. */
export const ENTRY_KINDS = ['service', 'software', 'article'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const SEARCH_KINDS = ['port', ...ENTRY_KINDS] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Why something was found, the surest first. */
export const MATCHES = ['number', 'name', 'on-port', 'prefix', 'words', 'part', 'similar'] as const;
export type Match = (typeof MATCHES)[number];

/** Whether only a part of a name fits, or its spelling: shown apart from what was asked for. */
export function isLookAlike({ match }: { readonly match: Match }): boolean {
  return match === 'part' || match === 'similar';
}

/** One row of `search_entry`, as `writeSearchEntries` takes it. The builders make these. */
export interface SearchEntryRow {
  readonly kind: EntryKind;
  /** Service name, software slug, or `port/locale`. */
  readonly key: string;
  readonly title: string;
  /** Shown under the title. */
  readonly about: string;
  /** Names as search compares them, the title's first (`termsOf`). */
  readonly terms: readonly string[];
  /** `haystackOf(terms, about)`. */
  readonly haystack: string;
  /** Folded words of everything else there is to find it by. */
  readonly text: string;
  /** Ascending, no two overlap or touch. */
  readonly spans: readonly PortSpan[];
  /** 0 to 1: orders equal matches. */
  readonly weight: number;
}
