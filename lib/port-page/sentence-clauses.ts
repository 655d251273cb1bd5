import type { OfficialRow, PortSpan } from '@/lib/ports/official-row';
import type { Transport } from '@/lib/ports/types';
import { TRANSPORTS } from '@/lib/ports/types';

/** A name in the sentence: official and community names look different wherever they stand. */
export interface SentenceName {
  readonly kind: 'official' | 'community';
  readonly text: string;
  /** What stands in brackets behind it: IANA's description. */
  readonly detail?: string;
  /** What a software entry says of itself: English words, with their article. */
  readonly tagline?: { readonly article: string; readonly text: string };
}

/** What fills a place of a clause's message; `sentence-text.ts` puts each kind into words. */
export type SentenceValue =
  | string
  | number
  | { readonly names: readonly SentenceName[]; readonly more?: number }
  | { readonly transports: readonly Transport[]; readonly enumerated?: boolean }
  | { readonly spans: readonly PortSpan[]; readonly more?: number }
  | { readonly day: string }
  | { readonly clause: Clause | null };

/** One message of the namespace `sentence` with what fills it. */
export interface Clause {
  readonly key: string;
  readonly values?: Readonly<Record<string, SentenceValue>>;
}

/** Clauses between two full stops. */
export type Statement = readonly Clause[];

/** How many names or ports are spelt out before "and 2 more". */
export const MOST_NAMES = 3;

/** The transports of rows or services, in the order they are shown. */
export function transportsOf(items: readonly Pick<OfficialRow, 'transports'>[]): Transport[] {
  const named = new Set(items.flatMap((item) => item.transports));
  return TRANSPORTS.filter((transport) => named.has(transport));
}
