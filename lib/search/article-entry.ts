import type { Locale } from '@/lib/i18n/locales';
import { aboutText, haystackOf, termsOf, wordText } from '@/lib/search/entry';
import type { SearchEntryRow } from '@/lib/search/types';

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
    ports: [article.port],
    weight: ARTICLE_WEIGHT,
  };
}

/** Markdown as a line of reading text: no signs, notes, link addresses or headings' marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[\^[^\]]*\]/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/^\s*```.*$/gm, '')
    .replace(/[*_`]+(?=\S)|(?<=\S)[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
