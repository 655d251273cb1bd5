import type { Locale } from '@/lib/i18n/locales';
import type { PortPage } from './page-model';
import { sentenceStatements } from './sentence';
import type { OfficialRow, PortSpan } from '@/lib/ports/official-row';
import { type Transport, TRANSPORTS } from '@/lib/ports/types';

/** A translator of the namespace `sentence`: what `getTranslations` or `createTranslator` gives. */
export type SentenceTranslator = (
  key: string,
  values?: Record<string, string | number | Date>,
) => string;

/**
 * A run of the sentence; names know which world they belong to. `aside` is what IANA says, a transport or a
 * range of numbers, which keeps its own direction in a sentence that runs from right to left; `english` is
 * English in another language's sentence.
 */
export interface SentencePart {
  readonly kind: 'text' | 'aside' | 'english' | SentenceName['kind'];
  readonly text: string;
}

/**
 * Private-use characters around names, so that a message may put them anywhere and they are still
 * found afterwards. They are taken out of every text that comes from outside.
 */
const OPEN = {
  official: '\uE000',
  community: '\uE001',
  aside: '\uE003',
  english: '\uE004',
} as const;
const CLOSE = '\uE002';
const MARKED = /([\uE000\uE001\uE003\uE004])([^\uE002]*)\uE002/g;
const KINDS = {
  '\uE000': 'official',
  '\uE001': 'community',
  '\uE003': 'aside',
  '\uE004': 'english',
} as const;

/** The sentence in runs, for a page that gives names their colour and face. */
export function sentenceParts(
  page: PortPage,
  t: SentenceTranslator,
  locale: Locale,
): SentencePart[] {
  const marked = markedSentence(page, t, locale);
  const parts: SentencePart[] = [];
  let end = 0;
  for (const match of marked.matchAll(MARKED)) {
    if (match.index > end) parts.push({ kind: 'text', text: marked.slice(end, match.index) });
    parts.push({ kind: KINDS[match[1] as keyof typeof KINDS], text: match[2] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < marked.length) parts.push({ kind: 'text', text: marked.slice(end) });
  return parts;
}

/** The sentence as plain text: metadata, `/ports/{n}.txt`, the API's `summary`. */
export function portSentence(page: PortPage, t: SentenceTranslator, locale: Locale): string {
  return unmarked(markedSentence(page, t, locale));
}

function unmarked(text: string): string {
  return text.replace(/[\uE000-\uE004]/g, '');
}

function markedSentence(page: PortPage, t: SentenceTranslator, locale: Locale): string {
  return sentenceStatements(page, locale)
    .map((clauses) =>
      t('statement', {
        clauses: clauses.map((clause) => clauseText(clause, t)).join(t('between')),
      }),
    )
    .join(' ');
}

function clauseText(clause: Clause, t: SentenceTranslator): string {
  const values = Object.entries(clause.values ?? {}).map(
    ([name, value]) => [name, valueText(value, t)] as const,
  );
  return t(clause.key, Object.fromEntries(values));
}

function valueText(value: SentenceValue, t: SentenceTranslator): string | number | Date {
  if (typeof value === 'string') return unmarked(value);
  if (typeof value === 'number') return value;
  if ('names' in value)
    return listText(
      value.names.map((name) => nameText(name, t)),
      value.more ?? 0,
      t,
    );
  if ('spans' in value)
    return listText(
      value.spans.map((span) => spanText(span)),
      value.more ?? 0,
      t,
    );
  if ('day' in value) return dayOf(value.day);
  if ('clause' in value) return value.clause === null ? '' : clauseText(value.clause, t);
  const transports = value.transports.map((transport) => mark('aside', transport.toUpperCase()));
  return value.enumerated === true ? transports.join(', ') : listText(transports, 0, t);
}

function nameText(name: SentenceName, t: SentenceTranslator): string {
  const marked = mark(name.kind, name.text);
  if (name.malware === true) return t('malware', { name: marked });
  if (name.detail !== undefined)
    return t('detailed', { name: marked, detail: mark('aside', name.detail) });
  if (name.tagline === undefined) return marked;
  const { article, text, foreign } = name.tagline;
  return t('described', {
    name: marked,
    article: article === '' ? 'none' : article,
    tagline: foreign ? mark('english', text) : unmarked(text),
  });
}

function mark(kind: keyof typeof OPEN, text: string): string {
  return `${OPEN[kind]}${unmarked(text)}${CLOSE}`;
}

function spanText({ start, end }: PortSpan): string {
  return start === end ? String(start) : mark('aside', `${start}–${end}`);
}

/** Noon, so that no time zone makes another day of it. */
function dayOf(date: string): Date {
  return new Date(`${date.length === 10 ? date : `${date}-01`}T12:00:00Z`);
}

/** `a, b and c`, or `a, b and 2 more`, as the language says it. */
function listText(items: readonly string[], more: number, t: SentenceTranslator): string {
  if (more > 0) return t('list.more', { list: items.join(t('list.comma')), count: more });
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  const head = items.slice(0, -1).join(t('list.comma'));
  return t('list.and', { head, last, sound: soundOf(last) });
}

/** Spanish says "e" instead of "y" before the sound of i; Hebrew joins its own words without a maqaf. */
function soundOf(word: string): 'i' | 'hebrew' | 'other' {
  const [first = ''] = unmarked(word);
  if (/\p{Script=Hebrew}/u.test(first)) return 'hebrew';
  return /^h?i(?![aeo])/i.test(unmarked(word)) ? 'i' : 'other';
}

/** A name in the sentence: official and community names look different wherever they stand. */
export interface SentenceName {
  readonly kind: 'official' | 'community';
  readonly text: string;
  /** What stands in brackets behind it: IANA's description. */
  readonly detail?: string;
  /** What a software entry says of itself, with the article of the English; `foreign`: English in another language. */
  readonly tagline?: {
    readonly article: string;
    readonly text: string;
    readonly foreign: boolean;
  };
  /** It is malware, which is said wherever it is named. */
  readonly malware?: boolean;
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
