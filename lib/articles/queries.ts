import {
  type ArticleContent,
  articleContentSchema,
  type ArticleView,
  type Citation,
} from './types';
import { DEFAULT_LOCALE, isLocale, type Locale, LOCALES } from '@/lib/i18n/locales';
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
  const revisions = await readDb().revision.findMany({
    where: { subjectType: 'article', subjectId: articleId },
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

/** What an article said at one of its revisions; null where there was none of that number. */
export async function findArticleAt(
  port: number,
  locale: Locale,
  revision: number,
): Promise<ArticleContent | null> {
  const article = await readDb().article.findUnique({
    where: { port_locale: { port, locale } },
    select: { id: true },
  });
  return article === null ? null : contentOf(article.id, revision);
}

async function contentOf(articleId: number, number: number): Promise<ArticleContent | null> {
  const revision = await readDb().revision.findUnique({
    where: {
      subjectType_subjectId_number: { subjectType: 'article', subjectId: articleId, number },
    },
    select: { content: true },
  });
  return revision === null ? null : articleContentSchema.parse(revision.content);
}

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
