import type { ArticleView, Citation } from '@/lib/articles/types';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/platform/db';

/** The port's article in `locale`, or in English where there is none; null where there is neither. */
export async function findArticle(port: number, locale: Locale): Promise<ArticleView | null> {
  const all = await db().article.findMany({
    where: { port, state: 'active' },
    select: { id: true, locale: true, revision: true },
  });
  const chosen =
    all.find((one) => one.locale === locale) ?? all.find((one) => one.locale === DEFAULT_LOCALE);
  if (chosen === undefined) return null;
  const [article, authors] = await Promise.all([
    db().article.findUniqueOrThrow({ where: { id: chosen.id } }),
    findAuthors(chosen.id),
  ]);
  const source = all.find((one) => one.locale === article.translatedFrom);
  const { title, body, questions, revision, translatedFrom, translatedRevision } = article;
  return {
    ...{ port, locale: article.locale, title, body, questions, revision },
    citations: article.citations as unknown as Citation[],
    updatedAt: article.updatedAt.toISOString(),
    translation:
      translatedFrom === null || translatedRevision === null
        ? null
        : {
            from: translatedFrom,
            revision: translatedRevision,
            behind: (source?.revision ?? translatedRevision) - translatedRevision,
          },
    authors,
    locales: LOCALES.filter((one) => all.some((other) => other.locale === one)),
  };
}

/** Handles of everybody whose applied edits made the article, first author first. */
async function findAuthors(articleId: number): Promise<string[]> {
  const revisions = await db().revision.findMany({
    where: { subjectType: 'article', subjectId: articleId },
    orderBy: { number: 'asc' },
    select: { edit: { select: { author: { select: { handle: true } } } } },
  });
  return [...new Set(revisions.flatMap(({ edit }) => edit.author.handle ?? []))];
}
