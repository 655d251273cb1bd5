import { z } from 'zod';
import { LOCALES } from '@/lib/i18n/locales';
import type { TranslationState } from './rules/translation';
import { rowNumberSchema } from '@/lib/platform/row-number';

/** Bounds of a source's texts, in characters. */
export const CITATION_BOUNDS = { title: 300, publisher: 120, url: 2000 } as const;

/** A numbered source of an article. `[^1]` in its text points at the one with `id` 1. */
export const citationSchema = z.strictObject({
  id: z.number().int().min(1).max(200),
  title: z.string().min(1).max(CITATION_BOUNDS.title),
  publisher: z.string().max(CITATION_BOUNDS.publisher),
  url: z.url({ protocol: /^https?$/ }).max(CITATION_BOUNDS.url),
  /** The day somebody looked, `YYYY-MM-DD`. */
  checked: z.iso.date(),
});
export type Citation = z.infer<typeof citationSchema>;

/** An article as pages and the API show it. */
export interface ArticleView {
  readonly port: number;
  readonly locale: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** Markdown in which each third-level heading is a question; may be empty. */
  readonly questions: string;
  readonly citations: readonly Citation[];
  readonly revision: number;
  readonly updatedAt: string;
  /**
   * What it translates, the revision of it that this follows (null: not known), how many have come since, and
   * whether it still says the same.
   */
  readonly translation: {
    readonly from: string;
    readonly revision: number | null;
    readonly behind: number;
    readonly state: TranslationState;
  } | null;
  /** Everybody whose edits changed what it says, first author first. */
  readonly authors: readonly string[];
  /** The languages in which the port has an article. */
  readonly locales: readonly string[];
}

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
