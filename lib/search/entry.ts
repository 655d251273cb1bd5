import type { Locale } from '@/lib/i18n/locales';
import type { Grade } from '@/lib/reports/types';
import { compact, fold, wordsOf } from './rules/fold';
import type { PortSpan } from './rules/port-token';
import type { SearchEntryRow } from './types';

/** Parts one name from the next in a haystack, so that `|post` is found at the beginning of names only. */
export const NAME_EDGE = '|';
/** Sets what is no name apart from the names before it. */
const AFTER_NAMES = '~';
/** Where the names of a haystack end. */
export const NAMES_END = `${NAME_EDGE} ${AFTER_NAMES} `;
/** Of a description, this much takes part in the search for misspelt names: the rest slows it down. */
const MAX_FUZZY_ABOUT = 80;
const MAX_ABOUT = 280;

/** Folded names, the first one first, each also without spaces and hyphens, each once. */
export function termsOf(names: readonly string[]): string[] {
  const folded = names.map((name) => fold(name).replaceAll(NAME_EDGE, ' ').trim());
  return [...new Set(folded.flatMap((name) => [name, compact(name)]))].filter(
    (name) => name !== '',
  );
}

/** Marks a term that is no name of the thing but of a program that implements it; no folded name begins so. */
export const PROGRAM_MARK = '>';

/** The terms by which a service is found under the names of its programs. */
export function programTermsOf(programs: readonly string[]): string[] {
  return termsOf(programs).map((name) => `${PROGRAM_MARK}${name}`);
}

/** What names are looked up in when only a part of one is known, or a wrong spelling. */
export function haystackOf(terms: readonly string[], about: string): string {
  const names = `${NAME_EDGE}${terms.join(NAME_EDGE)}${NAME_EDGE}`;
  return `${names} ${AFTER_NAMES} ${fold(about).replaceAll(NAME_EDGE, ' ').slice(0, MAX_FUZZY_ABOUT)}`;
}

/** Text that LIKE takes as it is. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** The different words of the texts, folded. */
export function wordText(texts: readonly string[]): string {
  return [...new Set(texts.flatMap((text) => wordsOf(fold(text))))].join(' ');
}

/** A text cut at a word's end, with an ellipsis where something is missing. */
export function aboutText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_ABOUT) return line;
  return `${line.slice(0, MAX_ABOUT).replace(/\s+\S*$/, '')}…`;
}

/** The spans as few as possible, ascending: those that overlap or touch become one. */
export function mergedSpans(spans: readonly PortSpan[]): PortSpan[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end + 1) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

export interface FoundArticle {
  readonly port: number;
  readonly locale: Locale;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Markdown. */
  readonly questions: string;
}

const ARTICLE_WEIGHT = 0.3;

/** The key of an article's entry. */
export function articleKey(port: number, locale: Locale): string {
  return `${port}/${locale}`;
}

/** The entry of the story of a port in one language. */
export function articleEntry(article: FoundArticle): SearchEntryRow {
  const terms = termsOf([article.title]);
  const body = plainText(article.body);
  const about = aboutText(body);
  return {
    kind: 'article',
    key: articleKey(article.port, article.locale),
    title: article.title,
    about,
    terms,
    haystack: haystackOf(terms, ''),
    text: wordText([body, plainText(article.questions)]),
    spans: [{ start: article.port, end: article.port }],
    weight: ARTICLE_WEIGHT,
  };
}

/** Markdown as a line of reading text: no signs, notes, link addresses or headings' marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[\^[^\][]*\]/g, '')
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/^[ \t]*```.*$/gm, '')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export interface FoundSoftware {
  readonly slug: string;
  readonly name: string;
  readonly tagline: string;
  /** The tagline in other languages. */
  readonly taglines: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly commonness?: string;
}

/** The parts of a report that its software is found by. */
export interface FoundReport {
  readonly portStart: number;
  readonly portEnd: number;
  readonly summary: string;
  readonly grade: Grade;
}

const BASE_WEIGHT = 0.35;
const WEIGHT_OF_A_USE = 0.05;
const COUNTED_USES = 5;
const CONFIRMED_WEIGHT = 0.2;
/** What nearly everyone knows is what is meant. */
const COMMON_WEIGHT: Readonly<Record<string, number>> = { everyone: 0.2, known: 0.1 };
/** What was found to be wrong must not lead anybody to the software. */
const WRONG: readonly Grade[] = ['refuted'];

/**
 * The entry of a piece of software with its active reports (retired and merged ones left out by the
 * caller) and the ports of the official services that it implements. A software entry that was merged into
 * another has none: drop it.
 */
export function softwareEntry(
  software: FoundSoftware,
  reports: readonly FoundReport[],
  official: readonly PortSpan[] = [],
): SearchEntryRow {
  const standing = reports.filter((report) => !WRONG.includes(report.grade));
  const terms = termsOf([software.name, software.slug, ...software.aliases]);
  const about = aboutText(
    software.tagline === '' ? (standing[0]?.summary ?? '') : software.tagline,
  );
  const confirmed = standing.some(
    (report) => report.grade === 'confirmed' || report.grade === 'now-official',
  );
  return {
    kind: 'software',
    key: software.slug,
    title: software.name,
    about,
    terms,
    haystack: haystackOf(terms, about),
    text: wordText([
      about,
      ...Object.values(software.taglines),
      ...standing.map((report) => report.summary),
    ]),
    spans: mergedSpans([
      ...official,
      ...standing.map(({ portStart, portEnd }) => ({ start: portStart, end: portEnd })),
    ]),
    weight:
      BASE_WEIGHT +
      WEIGHT_OF_A_USE * Math.min(standing.length + official.length, COUNTED_USES) +
      (COMMON_WEIGHT[software.commonness ?? ''] ?? 0) +
      (confirmed ? CONFIRMED_WEIGHT : 0),
  };
}
