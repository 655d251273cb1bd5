import type { ArticleContent } from '@/lib/articles/content';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales';
import { type EditableArticle, findArticleAt, findEditableArticle } from './content';

/** What a translation translates, as it is now and as it was when it was translated. */
export interface TranslatedSource extends EditableArticle {
  readonly locale: Locale;
  /** Null where nothing was translated yet, or that revision is not known. */
  readonly before: ArticleContent | null;
  /** How many revisions the translation is behind; 0 for a new one. */
  readonly behind: number;
}

/**
 * What a form needs to write the article of a port in one language: the article, null where it is new,
 * and what it translates. A new article in another language than English is offered as a translation.
 */
export async function findEdited(
  port: number,
  locale: Locale,
): Promise<{ article: EditableArticle | null; source: TranslatedSource | null }> {
  const article = await findEditableArticle(port, locale);
  const named = article === null ? DEFAULT_LOCALE : article.content.translatedFrom;
  if (named === null || named === locale || !isLocale(named)) return { article, source: null };
  const present = await findEditableArticle(port, named);
  if (present === null) return { article, source: null };
  const translated = article?.content.translatedRevision ?? null;
  const before = translated === null ? null : await findArticleAt(port, named, translated);
  return {
    article,
    source: {
      ...present,
      locale: named,
      before,
      behind: present.revision - (translated ?? present.revision),
    },
  };
}
