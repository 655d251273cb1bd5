import { MAX_QUERY_LENGTH } from '@/lib/search/rules/parse-query';
import { SEARCH_KINDS, type SearchKind } from '@/lib/search/types';

/** What the results page is asked for. */
export interface SearchAsked {
  /** Trimmed and clipped; empty where nothing is asked. */
  readonly q: string;
  /** All kinds where it is not given. */
  readonly kind: SearchKind | undefined;
}

/** Reads the page's query string: of a parameter given twice the first counts, a kind that is none is ignored. */
export function readAsked(
  params: Readonly<Record<string, string | string[] | undefined>>,
): SearchAsked {
  const first = (name: string) => [params[name] ?? ''].flat()[0] ?? '';
  const kind = first('kind');
  return {
    q: first('q').trim().slice(0, MAX_QUERY_LENGTH),
    kind: SEARCH_KINDS.find((known) => known === kind),
  };
}
