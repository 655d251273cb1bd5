import type { Locale } from '@/lib/i18n/locales';
import { DEFAULT_LOCALE, isLocale, localePath } from '@/lib/i18n/locales';
import { pool } from '@/lib/platform/db';
import { portPath, servicePath } from '@/lib/ports/routes';
import type { PortStatus } from '@/lib/ports/types';
import { parseQuery } from '@/lib/search/rules/parse-query';
import type { ParsedQuery } from '@/lib/search/rules/parse-query';
import { snippetOf } from '@/lib/search/rules/snippet';
import type { SearchItem } from '@/lib/search/schema';
import { DEFAULT_SEARCH_LIMIT } from '@/lib/search/schema';
import { SEARCH_SQL, searchParameters } from '@/lib/search/search-sql';
import type { EntryKind, Match, SearchKind } from '@/lib/search/types';

export interface SearchOptions {
  readonly q: string;
  /** Only hits of this kind. */
  readonly kind?: SearchKind;
  /** At most this many hits, 1 to 100. */
  readonly limit?: number;
  /** The reader's language: addresses lead to its pages, and of an article's languages it is shown in this one. */
  readonly locale?: Locale;
}

interface FoundRow {
  kind: 'port' | EntryKind;
  key: string;
  title: string;
  about: string;
  ports: number[];
  score: number;
  match: Match;
  status: PortStatus | null;
  names: string[] | null;
  uses: { slug: string; name: string }[] | null;
}

/** The address of a software entry's page. Search stands below that domain and is told by its callers. */
export type SoftwarePath = (slug: string) => string;

/**
 * Finds ports, services, software and articles, best first: the numbers asked for, exact names,
 * beginnings, words, then names that look alike. One statement; nothing asked for finds nothing.
 */
export async function search(
  { q, kind, limit = DEFAULT_SEARCH_LIMIT, locale = DEFAULT_LOCALE }: SearchOptions,
  softwarePath: SoftwarePath,
): Promise<SearchItem[]> {
  const query = parseQuery(q);
  if (asksNothing(query)) return [];
  const values = searchParameters(query, { kind: kind ?? null, locale, limit });
  // Named, so that a connection parses it once; it is planned anew each time, since parameters decide the plan.
  const { rows } = await pool().query<FoundRow>({ name: 'search', text: SEARCH_SQL, values });
  return rows.map((row) => itemOf(row, query, (found) => urlOf(found, locale, softwarePath)));
}

function asksNothing(query: ParsedQuery): boolean {
  return query.ports.length === 0 && query.ranges.length === 0 && query.phrase === '';
}

function itemOf(
  row: FoundRow,
  query: ParsedQuery,
  addressOf: (row: FoundRow) => string,
): SearchItem {
  const port =
    row.kind === 'port'
      ? {
          port: Number(row.key),
          status: row.status,
          transport: query.transport,
          names: row.names ?? [],
          practice: row.uses ?? [],
        }
      : null;
  return {
    kind: row.kind,
    title: row.title,
    snippet: snippetOf({ kind: row.kind, about: row.about, ports: row.ports, official: port }),
    url: addressOf(row),
    // Four digits tell hits apart as well as all sixteen do.
    score: Math.round(row.score * 10_000) / 10_000,
    match: row.match,
    about: row.about,
    ports: row.ports,
    official: port,
  };
}

function urlOf({ kind, key, ports }: FoundRow, locale: Locale, softwarePath: SoftwarePath): string {
  switch (kind) {
    case 'port':
      return localePath(locale, portPath(Number(key)));
    case 'service':
      return localePath(locale, servicePath(key));
    case 'software':
      return localePath(locale, softwarePath(key));
    case 'article': {
      // An article is read on its port's page, in the language it is written in.
      const written = key.split('/')[1];
      return localePath(isLocale(written) ? written : locale, portPath(ports[0] ?? 0));
    }
  }
}
