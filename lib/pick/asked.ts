import { readAsked, type SearchParams } from '@/lib/edits/asked';
import { readPasted } from '@/lib/pick/rules/pasted';
import { writeSpans } from '@/lib/pick/rules/spans';
import { askOf, pickQuery, type PickQuery } from '@/lib/pick/schema';
import type { PickAsk } from '@/lib/pick/types';

/** What the page is asked for. */
export interface AskedPick {
  readonly ask: PickAsk;
  readonly query: PickQuery;
  /** Names of what was asked for and cannot be read; the answer is given without it. */
  readonly ignored: readonly (keyof PickQuery)[];
  /** Pieces of what is to be avoided that are no ports. */
  readonly unread: readonly string[];
}

/** Reads the page's query string: kinder than the API, it leaves out what cannot be read and names it. */
export function askedPick(asked: SearchParams): AskedPick {
  const given = [asked.avoid ?? ''].flat()[0] ?? '';
  const { spans, unread } = readPasted(given);
  const { query, ignored } = readAsked(pickQuery, { ...asked, avoid: writeSpans(spans) });
  return { query, ask: askOf(query), unread, ignored: ignored as (keyof PickQuery)[] };
}
