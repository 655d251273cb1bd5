import { cache } from 'react';
import { findArticle } from '@/lib/articles/queries';
import type { ArticleView } from '@/lib/articles/types';
import type { Locale } from '@/lib/i18n/locales';
import { ALL_TAG, portTag } from '@/lib/platform/cache-tags';
import { keptReader, showsTags } from '@/lib/platform/rendering';
import type { Port } from '@/lib/ports/types';

/** The port's article in the reader's language, or in English where there is none; read once a rendering. */
export const readArticle = cache(
  keptReader('article', async (port: Port, locale: Locale): Promise<ArticleView | null> => {
    showsTags(ALL_TAG, portTag(port));
    return findArticle(port, locale);
  }),
);
