import { lockRows } from '@/lib/platform/row-lock';
import { articleContentSchema, type ArticleContent } from '@/lib/articles/types';
import { refreshArticleEntry } from '@/lib/search/commands';
import { ARTICLE_FIELDS } from '@/lib/articles/fields';
import { mergeShapes } from '@/lib/platform/fields';
import { portTag } from '@/lib/platform/cache-tags';
import type { Tx } from '@/lib/platform/db';
import type { Article } from '@/lib/platform/generated/prisma/client';
import type { Subject } from './subject';

/** What an article is about; not part of its content, for it never changes. */
export interface ArticlePlace {
  readonly port: number;
  readonly locale: string;
}

/** Articles on one port in one language. */
export function articleSubject(place: ArticlePlace): Subject<ArticleContent> {
  return {
    type: 'article',
    shapes: mergeShapes(ARTICLE_FIELDS),
    parse: (fields) => articleContentSchema.parse(fields),
    load,
    async create(tx, content, { now }) {
      const { id } = await tx.article.create({
        data: { ...place, ...content, createdAt: now, updatedAt: now },
        select: { id: true },
      });
      return id;
    },
    async write(tx, id, content, revision, { now }) {
      await tx.article.update({ where: { id }, data: { ...content, revision, updatedAt: now } });
    },
    refresh: (tx, id) => refreshArticleEntry(tx, id),
    tags: () => [portTag(place.port)],
    ports: () => ({ start: place.port, end: place.port }),
  };
}

async function load(tx: Tx, ids: readonly number[]) {
  await lockRows(tx, 'article', ids);
  const found = await tx.article.findMany({ where: { id: { in: [...ids] } } });
  return new Map(found.map((row) => [row.id, loaded(row)]));
}

function loaded(row: Article) {
  const { title, body, questions, citations, translatedFrom, translatedRevision, state, revision } =
    row;
  const content = articleContentSchema.parse({
    title,
    body,
    questions,
    citations,
    translatedFrom,
    translatedRevision,
    state,
  });
  return { content, revision };
}
