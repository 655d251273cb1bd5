import { articleContentSchema } from '@/lib/articles/types';
import { revisionsWritten } from '@/lib/edits/subjects/write-revision';
import type { Tx } from '@/lib/platform/db';
import { bringIn, type By, NOTE } from './bring-in';
import type { StockArticle } from './stock';

/** Articles on ports that have none in that language. */
export async function importArticles(
  tx: Tx,
  some: readonly StockArticle[],
  all: readonly StockArticle[],
  by: By,
): Promise<number> {
  const known = await tx.article.findMany({
    where: { port: { in: some.map(({ port }) => port) } },
    select: { port: true, locale: true },
  });
  const missing = some.filter(
    ({ port, locale }) => !known.some((one) => one.port === port && one.locale === locale),
  );
  for (const article of missing) {
    const { port, locale, changes } = article;
    const original = originalOf(article, all);
    const followed =
      original === undefined ? {} : { translatedRevision: await revisionThatSays(tx, original) };
    await bringIn(
      tx,
      {
        kind: 'article.update',
        subject: { port, locale },
        changes: { ...changes, ...followed },
        note: NOTE,
      },
      by,
    );
  }
  return missing.length;
}

/**
 * The revision of an article that says what the stock's says: the one its translations follow. Null where
 * the instance has none, because people wrote theirs first or an older stock came in.
 */
async function revisionThatSays(
  tx: Tx,
  { port, locale, changes }: StockArticle,
): Promise<number | null> {
  const article = await tx.article.findUnique({ where: { port_locale: { port, locale } } });
  if (article === null) return null;
  await revisionsWritten(tx);
  const revisions = await tx.revision.findMany({
    where: { subjectType: 'article', subjectId: article.id },
    orderBy: { number: 'desc' },
  });
  const same = revisions.find(({ content }) => {
    const { title, body, questions } = articleContentSchema.parse(content);
    return title === changes.title && body === changes.body && questions === changes.questions;
  });
  return same?.number ?? null;
}

function originalOf(article: StockArticle, all: readonly StockArticle[]): StockArticle | undefined {
  const { translatedFrom } = article.changes;
  return all.find(({ port, locale }) => port === article.port && locale === translatedFrom);
}
