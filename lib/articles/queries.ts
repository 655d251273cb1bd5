import type { ArticleContent, ArticleView, Citation } from './types';
import { contentOf, findOriginal, OF_WORDS, type Original } from './queries-translation';
import { DEFAULT_LOCALE, type Locale, LOCALES } from '@/lib/i18n/locales';
import { readDb } from '@/lib/platform/db';

/** The port's article in `locale`, or in English where there is none; null where there is neither. */
export async function findArticle(port: number, locale: Locale): Promise<ArticleView | null> {
  const all = await readDb().article.findMany({
    where: { port, state: 'active' },
    select: { id: true, locale: true, revision: true },
  });
  const chosen =
    all.find((one) => one.locale === locale) ?? all.find((one) => one.locale === DEFAULT_LOCALE);
  if (chosen === undefined) return null;
  const [article, authors] = await Promise.all([
    readDb().article.findUniqueOrThrow({ where: { id: chosen.id } }),
    findAuthors(chosen.id),
  ]);
  const { title, body, questions, revision, translatedFrom, translatedRevision } = article;
  const original =
    translatedFrom === null ? null : await findOriginal(port, translatedFrom, translatedRevision);
  return {
    ...{ port, locale: article.locale, title, body, questions, revision },
    citations: article.citations as unknown as Citation[],
    updatedAt: article.updatedAt.toISOString(),
    translation:
      original === null
        ? null
        : {
            from: original.locale,
            revision: original.followed,
            behind: original.behind,
            state: original.state,
          },
    authors,
    locales: LOCALES.filter((one) => all.some((other) => other.locale === one)),
  };
}

/** Handles of everybody whose applied edits changed what the article says, first author first. */
async function findAuthors(articleId: number): Promise<string[]> {
  const revisions = await readDb().revision.findMany({
    where: { subjectType: 'article', subjectId: articleId, edit: OF_WORDS },
    orderBy: { number: 'asc' },
    select: { edit: { select: { author: { select: { handle: true } } } } },
  });
  return [...new Set(revisions.flatMap(({ edit }) => edit.author.handle ?? []))];
}

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
  const article = await readDb().article.findUnique({
    where: { port_locale: { port, locale } },
    select: { id: true, revision: true, state: true },
  });
  if (article?.state !== 'active') return null;
  const content = await contentOf(article.id, article.revision);
  return content === null ? null : { revision: article.revision, content };
}

/**
 * What a form needs to write the article of a port in one language: the article, null where it is new,
 * and what it translates. A new article in another language than English is offered as a translation.
 */
export async function findEdited(
  port: number,
  locale: Locale,
): Promise<{ article: EditableArticle | null; original: Original | null }> {
  const article = await findEditableArticle(port, locale);
  const named = article === null ? DEFAULT_LOCALE : article.content.translatedFrom;
  if (named === null || named === locale) return { article, original: null };
  const original = await findOriginal(port, named, article?.content.translatedRevision ?? null);
  // Where nothing was ever written in English, this is no translation.
  return { article, original: article === null && original.now === null ? null : original };
}
