import { withQuery } from '@/lib/platform/address';
import type { SearchKind } from '@/lib/search/types';

export const SEARCH_PATH = '/search';
export const SEARCH_API_PATH = '/api/v1/search';

/** The results page for a text; of one kind where one is given. */
export function searchPath(q: string, kind?: SearchKind): string {
  return withQuery(SEARCH_PATH, { q, kind });
}

/** The same as the API answers it. */
export function searchApiPath(
  q: string,
  options: { kind?: SearchKind; limit?: number; locale?: string } = {},
): string {
  return withQuery(SEARCH_API_PATH, { q, ...options });
}
