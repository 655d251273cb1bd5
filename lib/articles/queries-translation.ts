import { z } from 'zod';
import { meaningOfEdit, type TranslationState, translationState } from './rules/translation';
import { type ArticleContent, articleContentSchema } from './types';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { db } from '@/lib/platform/db';

/** What a translation translates, and how it stands to it. */
export interface Original {
  readonly locale: string;
  /** The revision that the translation follows; null where that is not known. */
  readonly followed: number | null;
  /** The original as it was then; null where there is no such revision. */
  readonly then: ArticleContent | null;
  /** The original's present revision; null where it is no longer there. */
  readonly now: { readonly revision: number; readonly content: ArticleContent } | null;
  readonly state: TranslationState;
  /** How many revisions have come since; 0 where one of the two is not known. */
  readonly behind: number;
}

/** The original of a translation that says it follows revision `followed` of the article in `locale`. */
export async function findOriginal(
  port: number,
  locale: string,
  followed: number | null,
): Promise<Original> {
  const article = await db().article.findUnique({
    where: { port_locale: { port, locale } },
    select: { id: true, revision: true, state: true },
  });
  const [then, content, since] =
    article === null
      ? [null, null, []]
      : await Promise.all([
          followed === null ? null : contentOf(article.id, followed),
          article.state === 'active' ? contentOf(article.id, article.revision) : null,
          followed === null ? [] : findMeanings(article.id, followed),
        ]);
  const now = article === null || content === null ? null : { revision: article.revision, content };
  return {
    ...{ locale, followed, then, now },
    state: translationState({ then, now: content, since }),
    behind: now === null || followed === null ? 0 : Math.max(0, now.revision - followed),
  };
}

/** What an article said at one of its revisions; null where there was none of that number. */
export async function contentOf(articleId: number, number: number): Promise<ArticleContent | null> {
  const revision = await db().revision.findUnique({
    where: {
      subjectType_subjectId_number: { subjectType: 'article', subjectId: articleId, number },
    },
    select: { content: true },
  });
  return revision === null ? null : articleContentSchema.parse(revision.content);
}

/** Edits that change what an article says: not those that only take it out of use or bring it back. */
export const OF_WORDS = {
  NOT: articleContentSchema.shape.state.options.map((state) => ({
    changes: { equals: { state } },
  })),
} satisfies Prisma.EditWhereInput;

const markedChanges = z.object({ meaningUnchanged: z.boolean().optional() });

/** What each revision after `number` that changed its words did to the meaning, in their order. */
async function findMeanings(articleId: number, number: number) {
  const revisions = await db().revision.findMany({
    where: {
      ...{ subjectType: 'article', subjectId: articleId, number: { gt: number } },
      edit: OF_WORDS,
    },
    orderBy: { number: 'asc' },
    select: {
      edit: {
        select: {
          ...{ changes: true, authorId: true, takenOverById: true },
          reviews: {
            where: { verdict: 'approve', voidedAt: null },
            select: { reviewerId: true },
          },
        },
      },
    },
  });
  return revisions.map(({ edit: { changes, authorId, takenOverById, reviews } }) =>
    meaningOfEdit({
      unchanged: markedChanges.parse(changes).meaningUnchanged === true,
      approved: reviews.some(
        ({ reviewerId }) => reviewerId !== authorId && reviewerId !== takenOverById,
      ),
    }),
  );
}
