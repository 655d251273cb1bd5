import type { FieldSpec } from '@/lib/platform/fields';
import { COMMONNESS, SOFTWARE_BOUNDS } from './types';

/** A software entry. `changes.ts` proves the same fields. */
export const SOFTWARE_FIELDS: readonly FieldSpec[] = [
  { name: 'name', shape: 'line', max: SOFTWARE_BOUNDS.name, ask: 'software.name' },
  {
    name: 'tagline',
    shape: 'line',
    max: SOFTWARE_BOUNDS.tagline,
    optional: true,
    ask: 'software.tagline',
    has: ['hint'],
  },
  {
    name: 'taglines',
    shape: 'byLanguage',
    max: SOFTWARE_BOUNDS.tagline,
    optional: true,
    ask: 'software.taglines',
    has: ['hint'],
  },
  {
    name: 'article',
    shape: 'choice',
    options: ['', 'a', 'an', 'the'],
    words: null,
    ask: 'software.article',
    blank: 'software.article.empty',
    has: ['hint'],
  },
  {
    name: 'homepage',
    shape: 'url',
    max: SOFTWARE_BOUNDS.homepage,
    optional: true,
    ask: 'software.homepage',
  },
  ...(['domains', 'repositories', 'aliases'] as const).map((name): FieldSpec => ({
    name,
    shape: 'list',
    max: SOFTWARE_BOUNDS.list,
    optional: true,
    ask: `software.${name}`,
    has: ['hint'],
    rows: 2,
    mono: name !== 'aliases',
  })),
  {
    name: 'commonness',
    shape: 'choice',
    options: COMMONNESS,
    words: 'fields.software.commonness.values',
    ask: 'software.commonness',
    has: ['hint'],
  },
  { name: 'slug', shape: 'line', setBy: 'kind' },
  {
    name: 'state',
    shape: 'choice',
    options: ['active', 'merged'],
    words: 'fields.values',
    setBy: 'kind',
  },
  { name: 'mergedInto', shape: 'line', setBy: 'kind' },
];

/** A new entry as a report brings it along. */
export const NEW_ENTRY_FIELDS: readonly FieldSpec[] = [
  {
    name: 'homepage',
    shape: 'url',
    max: SOFTWARE_BOUNDS.homepage,
    optional: true,
    ask: 'entry.homepage',
  },
  {
    name: 'tagline',
    shape: 'line',
    max: SOFTWARE_BOUNDS.tagline,
    optional: true,
    ask: 'entry.tagline',
    has: ['example'],
  },
];
