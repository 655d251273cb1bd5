/** What can be found, ports apart: those are found by number and have no entry. */
export const ENTRY_KINDS = ['service', 'software', 'article'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const SEARCH_KINDS = ['port', ...ENTRY_KINDS] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Why something was found, the surest first. */
export const MATCHES = ['number', 'name', 'on-port', 'prefix', 'words', 'part', 'similar'] as const;
export type Match = (typeof MATCHES)[number];

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
  /** Ascending, each once. */
  readonly ports: readonly number[];
  /** 0 to 1: orders equal matches. */
  readonly weight: number;
}
