import { LOCALES } from '@/lib/i18n/locales';
import type { FieldSpec } from '@/lib/platform/fields';
import { ARTICLE_BOUNDS, CITATION_BOUNDS } from './types';

/** A numbered source. `changes.ts` proves the same fields. */
export const CITATION_FIELDS: readonly FieldSpec[] = [
  { name: 'id', shape: 'number', setBy: 'kind' },
  {
    name: 'title',
    shape: 'line',
    max: CITATION_BOUNDS.title,
    ask: 'citation.title',
  },
  { name: 'url', shape: 'url', max: CITATION_BOUNDS.url, ask: 'citation.url' },
  {
    name: 'publisher',
    shape: 'line',
    max: CITATION_BOUNDS.publisher,
    optional: true,
    ask: 'citation.publisher',
  },
  { name: 'checked', shape: 'date', ask: 'citation.checked' },
];

/** An article. `changes.ts` proves the same fields. */
export const ARTICLE_FIELDS: readonly FieldSpec[] = [
  {
    name: 'title',
    shape: 'line',
    max: ARTICLE_BOUNDS.title,
    ask: 'article.title',
  },
  {
    name: 'body',
    shape: 'text',
    max: ARTICLE_BOUNDS.body,
    ask: 'article.body',
    has: ['hint'],
    rows: 16,
  },
  {
    name: 'questions',
    shape: 'text',
    max: ARTICLE_BOUNDS.questions,
    optional: true,
    ask: 'article.questions',
    has: ['hint'],
    rows: 6,
  },
  {
    name: 'citations',
    shape: 'citations',
    max: ARTICLE_BOUNDS.citations,
    optional: true,
    items: CITATION_FIELDS,
    ask: 'citation.all',
    has: ['hint'],
  },
  {
    name: 'translatedFrom',
    shape: 'choice',
    options: LOCALES,
    words: null,
    optional: true,
  },
  { name: 'translatedRevision', shape: 'number', optional: true },
  {
    name: 'meaningUnchanged',
    shape: 'flag',
    optional: true,
    ask: 'article.meaningUnchanged',
    has: ['hint', 'words'],
  },
  {
    name: 'state',
    shape: 'choice',
    options: ['active', 'retired'],
    words: 'fields.values',
    setBy: 'kind',
  },
];
