import { type ArticleContent, articleContentSchema } from '@/lib/articles/content';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/platform/db';

/** An article as a form changes it: what its present revision says. */
export interface EditableArticle {
  readonly revision: number;
  readonly content: ArticleContent;
}

/** The article's present revision; null where nobody wrote one in this language, or it was retired. */
export async function findEditableArticle(
  port: number,
  locale: Locale,
): Promise<EditableArticle | null> {
  const article = await db().article.findUnique({
    where: { port_locale: { port, locale } },
    select: { id: true, revision: true, state: true },
  });
  if (article?.state !== 'active') return null;
  const content = await contentOf(article.id, article.revision);
  return content === null ? null : { revision: article.revision, content };
}

/** What an article said at one of its revisions; null where there was none of that number. */
export async function findArticleAt(
  port: number,
  locale: Locale,
  revision: number,
): Promise<ArticleContent | null> {
  const article = await db().article.findUnique({
    where: { port_locale: { port, locale } },
    select: { id: true },
  });
  return article === null ? null : contentOf(article.id, revision);
}

async function contentOf(articleId: number, number: number): Promise<ArticleContent | null> {
  const revision = await db().revision.findUnique({
    where: {
      subjectType_subjectId_number: { subjectType: 'article', subjectId: articleId, number },
    },
    select: { content: true },
  });
  return revision === null ? null : articleContentSchema.parse(revision.content);
}
