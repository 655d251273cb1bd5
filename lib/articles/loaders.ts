import { cacheLife, cacheTag } from 'next/cache';
import { findArticle } from '@/lib/articles/queries';
import type { ArticleView } from '@/lib/articles/types';
import type { Locale } from '@/lib/i18n/locales';
import { ALL_TAG, portTag } from '@/lib/platform/cache-tags';
import type { Port } from '@/lib/ports/types';

/** The port's article in the reader's language, or in English where there is none. */
export async function loadArticle(port: Port, locale: Locale): Promise<ArticleView | null> {
  'use cache';
  cacheLife('max');
  cacheTag(ALL_TAG, portTag(port));
  return findArticle(port, locale);
}
