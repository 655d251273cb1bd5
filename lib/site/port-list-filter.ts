import { portListQuery, type PortListQuery } from '@/lib/site/port-list-schema';

/** Rows on one page of the list. */
export const PAGE_ROWS = 100;

export interface AskedPorts {
  readonly query: PortListQuery;
  /** Names of what was asked for and cannot be read; the list is shown without it. */
  readonly ignored: readonly string[];
}

type Asked = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * What a page of the list shows for a query string. Pages are kinder than the API: an empty field
 * of the form says nothing, a bad value is left out and named, bounds in the wrong order are turned.
 */
export function askedPorts(asked: Asked): AskedPorts {
  const given: Record<string, string> = { limit: String(PAGE_ROWS) };
  const ignored: string[] = [];
  for (const name of ['from', 'to', 'status', 'transport', 'cursor'] as const) {
    const value = asked[name];
    const text = (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
    if (text === '') continue;
    if (portListQuery.shape[name].safeParse(text).success) given[name] = text;
    else ignored.push(name);
  }
  const query = portListQuery.parse(given);
  const turned = query.from > query.to ? { ...query, from: query.to, to: query.from } : query;
  return { query: turned, ignored };
}
