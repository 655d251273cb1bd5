import { DEFAULT_LOCALE, isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { connectionOf, pool, readDb } from '@/lib/platform/db';
import { isPooled } from '@/lib/platform/env';
import { portPath, servicePath } from '@/lib/ports/routes';
import type { PortStatus } from '@/lib/ports/types';
import { type ParsedQuery, parseQuery } from '@/lib/search/rules/parse-query';
import type { PortSpan } from '@/lib/search/rules/port-token';
import { snippetOf } from '@/lib/search/rules/snippet';
import { DEFAULT_SEARCH_LIMIT, type SearchItem } from '@/lib/search/schema';
import { findLocalAbouts, hitKey } from '@/lib/search/local-about';
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
  spans: PortSpan[];
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
  const reading = readDb();
  // Named, so that a connection parses it once; it is planned anew each time, since parameters decide the plan.
  // Behind a pooler the next connection may not know the name.
  const statement = { text: SEARCH_SQL, values, ...(!isPooled() && { name: 'search' }) };
  const { rows } = await (connectionOf(reading) ?? pool()).query<FoundRow>(statement);
  const abouts =
    locale === DEFAULT_LOCALE
      ? new Map<string, string>()
      : await findLocalAbouts(reading, rows, locale);
  return rows.map((row) => {
    const item = itemOf(row, query, (found) => urlOf(found, locale, softwarePath));
    const about = abouts.get(hitKey(row));
    return about === undefined ? item : { ...item, about, aboutLocale: locale };
  });
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
    snippet: snippetOf({ kind: row.kind, about: row.about, spans: row.spans, official: port }),
    url: addressOf(row),
    // Four digits tell hits apart as well as all sixteen do.
    score: Math.round(row.score * 10_000) / 10_000,
    match: row.match,
    about: row.about,
    aboutLocale: writtenIn(row) ?? DEFAULT_LOCALE,
    spans: row.spans,
    official: port,
  };
}

function urlOf({ kind, key, spans }: FoundRow, locale: Locale, softwarePath: SoftwarePath): string {
  switch (kind) {
    case 'port':
      return localePath(locale, portPath(Number(key)));
    case 'service':
      return localePath(locale, servicePath(key));
    case 'software':
      return localePath(locale, softwarePath(key));
    case 'article': {
      // An article is read on its port's page, in the language it is written in.
      return localePath(writtenIn({ kind, key }) ?? locale, portPath(spans[0]?.start ?? 0));
    }
  }
}

/** The language of an article; null of anything else. */
function writtenIn({ kind, key }: Pick<FoundRow, 'kind' | 'key'>): Locale | null {
  const written = kind === 'article' ? key.split('/')[1] : undefined;
  return isLocale(written) ? written : null;
}
