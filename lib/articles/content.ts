import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import { rowNumberSchema } from '@/lib/platform/row-number';
import { citationSchema } from './types';

/** Bounds of an article's texts, in characters. */
export const ARTICLE_BOUNDS = {
  title: 120,
  body: 40_000,
  questions: 20_000,
  citations: 100,
} as const;

/** What an article says: the state a revision keeps. */
export const articleContentSchema = z.strictObject({
  title: z.string().min(1).max(ARTICLE_BOUNDS.title),
  body: z.string().min(1).max(ARTICLE_BOUNDS.body),
  questions: z.string().max(ARTICLE_BOUNDS.questions),
  citations: z.array(citationSchema).max(ARTICLE_BOUNDS.citations),
  /** The language it was translated from and the revision that stood there; null for an original. */
  translatedFrom: z.enum(LOCALES).nullable(),
  translatedRevision: rowNumberSchema.nullable(),
  /** Retired when the edit that brought it was reverted; the next edit brings it back. */
  state: z.enum(['active', 'retired']),
});
export type ArticleContent = z.infer<typeof articleContentSchema>;
